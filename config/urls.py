from django.contrib import admin
from django.urls import include, path

from reports.views.machines import favicon

admin.site.site_header = admin.site.site_title = "数据修复（仅供维护人员）"

urlpatterns = [
    path("repair/", admin.site.urls),  # for repairs only: the product's own pages cover all work
    path("favicon.ico", favicon, name="favicon"),
    path("", include("agencies.urls")),
    path("", include("reports.urls")),
]

handler404 = "reports.views.missing.missing"
handler500 = "reports.views.missing.broken"

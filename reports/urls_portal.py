"""The public side: addresses of codes and years, which survive a renaming."""

from django.urls import include, path

from reports.models import ReportKind
from reports.views import handbook, portal, rules, self_check, verify


def pages(kind: str, name: str) -> list:
    """A report, an earlier version of it, and the files of both."""
    extra = {"kind": kind}
    return [
        path("", portal.report, extra, name=f"public-{name}"),
        path("report.<slug:format>", portal.download, extra, name=f"public-{name}-file"),
        path("v<int:number>/", portal.report, extra, name=f"public-{name}-version"),
        path(
            "v<int:number>/report.<slug:format>", portal.download, extra, name=f"public-{name}-version-file"
        ),
    ]


urlpatterns = [
    path("", portal.home, name="portal"),
    path("check/", self_check.self_check, name="self-check"),
    path("rules/", rules.rules, name="rules"),
    path("rules/<slug:edition>/", rules.rules, name="rules-edition"),
    path("help/", handbook.help, name="help"),
    path("help/<slug:chapter>/", handbook.help, name="help-chapter"),
    path("map/", portal.site_map, name="site-map"),
    path("sitemap.xml", portal.sitemap, name="sitemap"),
    path("verify/", verify.verify, name="verify"),
    path("verify/<slug:digest>/", verify.verified, name="verify-digest"),
    path("<int:year>/", portal.year, name="public-year"),
    path("<int:year>/<slug:code>/summary/", include(pages(ReportKind.SUMMARY, "summary"))),
    path("<int:year>/<slug:code>/", include(pages(ReportKind.OWN, "own"))),
]

"""The public side: addresses of codes and years, which survive a renaming."""

from django.urls import include, path

from reports.models import ReportKind
from reports.views import elder, handbook, lists, portal, rules, self_check, verify


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
    path("", lists.home, name="portal"),
    path("check/", self_check.self_check, name="self-check"),
    path("rules/", rules.rules, name="rules"),
    path("help/", handbook.help, name="help"),
    path("help/<slug:chapter>/", handbook.help, name="help-chapter"),
    path("map/", portal.site_map, name="site-map"),
    path("sitemap.xml", portal.sitemap, name="sitemap"),
    path("verify/", verify.verify, name="verify"),
    path("verify/<slug:digest>/", verify.verified, name="verify-digest"),
    path("mode/<slug:mode>/", elder.switch, name="mode"),
    path("accessibility/", portal.accessibility, name="accessibility"),
    path("list/", lists.titles, name="public-list"),
    path("list/<int:page>/", lists.titles, name="public-list-page"),
    path("years/", lists.years, name="public-years"),
    path("<int:year>/", lists.year, name="public-year"),
    path("<int:year>/level/<slug:level>/", lists.year, name="public-level"),
    path("<int:year>/list.<slug:format>", lists.file, name="public-year-file"),
    path("<int:year>/<slug:code>/summary/", include(pages(ReportKind.SUMMARY, "summary"))),
    path("<int:year>/<slug:code>/", include(pages(ReportKind.OWN, "own"))),
]

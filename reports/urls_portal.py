"""The public side: addresses of codes and years, which survive a renaming."""

from django.urls import include, path

from reports.filetypes import json_schema
from reports.models import ReportKind
from reports.views import (
    changes,
    cited,
    comparing,
    elder,
    handbook,
    lists,
    machines,
    open_data,
    portal,
    portraits,
    rules,
    schema,
    search,
    self_check,
    verify,
)


def pages(kind: str, name: str) -> list:
    """A report, an earlier version of it, and the files of both."""
    extra = {"kind": kind}
    return [
        path("", portal.report, extra, name=f"public-{name}"),
        path("report.<slug:format>", portal.download, extra, name=f"public-{name}-file"),
        path("v<int:number>/", portal.report, extra, name=f"public-{name}-version"),
        path("v<int:number>/changes/", changes.changes, extra, name=f"public-{name}-changes"),
        path(
            "v<int:number>/report.<slug:format>", portal.download, extra, name=f"public-{name}-version-file"
        ),
        path("v<int:number>/figures/", cited.figures, extra, name=f"public-{name}-figures"),
        path("v<int:number>/figures/<str:cell>/", cited.figure, extra, name=f"public-{name}-figure"),
    ]


DATA = [
    path("", open_data.open_data, name="open-data"),
    path("all.zip", open_data.package, name="open-data-all"),
    path("all.csv", open_data.figures, name="open-data-all-csv"),
    path("all-excel.csv", open_data.figures, {"bom": True}, name="open-data-all-excel"),
    path("all.csv-metadata.json", open_data.metadata, name="open-data-all-metadata"),
    path("<int:year>.zip", open_data.package, name="open-data-year"),
    path("<int:year>.csv", open_data.figures, name="open-data-csv"),
    path("<int:year>-excel.csv", open_data.figures, {"bom": True}, name="open-data-excel"),
    path("<int:year>.csv-metadata.json", open_data.metadata, name="open-data-metadata"),
    path("datapackage.json", open_data.datapackage, name="open-data-package"),
    path("SHA256SUMS", open_data.sums, {"kind": "sha256"}, name="open-data-sha256"),
    path("SM3SUMS", open_data.sums, {"kind": "sm3"}, name="open-data-sm3"),
]

urlpatterns = [
    path("", lists.home, name="portal"),
    path("check/", self_check.self_check, name="self-check"),
    path("rules/", rules.rules, name="rules"),
    path("rules/<slug:edition>/", rules.rules, name="rules-edition"),
    path("help/", handbook.help, name="help"),
    path("help/<slug:chapter>/", handbook.help, name="help-chapter"),
    path("map/", portal.site_map, name="site-map"),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    path("sitemap-<int:part>.xml", machines.sitemap_part, name="sitemap-part"),
    path("robots.txt", machines.robots, name="robots"),
    path("feed.atom", machines.feed, name="feed"),
    path("agencies/<slug:code>/feed.atom", machines.agency_feed, name="agency-feed"),
    path("search/", search.search, name="search"),
    path("search/index-<int:year>.json", search.search_index, name="search-index"),
    path("verify/", verify.verify, name="verify"),
    path("verify/<slug:digest>/", verify.verified, name="verify-digest"),
    path("agencies/", portraits.agencies, name="agencies"),
    path("agencies/<slug:code>/", portraits.agency, name="agency"),
    path("compare/", comparing.compare, name="compare-agencies"),
    path("indicators/", comparing.indicators, name="indicators"),
    path("indicators/comparable/", comparing.comparable, name="indicators-comparable"),
    path("indicators/<str:code>/", comparing.indicator, name="indicator"),
    path(f"schema/{json_schema.FILE}", schema.schema, name="schema"),
    path("data/", include(DATA)),
    path("api/v1/", include("reports.api.urls")),
    path("mode/<slug:mode>/", elder.switch, name="mode"),
    path("accessibility/", portal.accessibility, name="accessibility"),
    path("changes/", changes.listed, name="public-changes"),
    path("list/", lists.titles, name="public-list"),
    path("list/<int:page>/", lists.titles, name="public-list-page"),
    path("years/", lists.years, name="public-years"),
    path("<int:year>/", lists.year, name="public-year"),
    path("<int:year>/level/<slug:level>/", lists.year, name="public-level"),
    path("<int:year>/list.<slug:format>", lists.file, name="public-year-file"),
    path("<int:year>/<slug:code>/summary/", include(pages(ReportKind.SUMMARY, "summary"))),
    path("<int:year>/<slug:code>/", include(pages(ReportKind.OWN, "own"))),
]

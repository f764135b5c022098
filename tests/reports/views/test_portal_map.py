"""The maps of the site: one for people, one for programs."""

from datetime import datetime
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import get_resolver
from lxml import etree

from reports import sitemap
from reports.models import Publication, ReportKind
from reports.models.report import new_report
from tests.portal import make_version, page
from tests.reports.views.test_permissions import patterns

pytestmark = pytest.mark.django_db


def test_the_site_map_leads_people_to_every_report(client: Client, county: SimpleNamespace) -> None:
    new_report(county.water_bureau, 2025, ReportKind.OWN, datetime(2026, 1, 31).date()).save()
    [link] = page(client, "/").xpath("//footer//a[text()='网站地图']")
    found = page(client, link.get("href"))
    links = {a.get("href"): a.text for a in found.xpath("//main//a")}
    assert list(links.items()) == [
        ("/2025/", "2025年度"),
        ("/2024/", "2024年度"),
        ("/2024/wangxi/summary/", "望溪县人民政府（汇总）"),
        ("/2024/wangxi-swj/", "望溪县水务局"),
        ("/", "年报清单"),
        ("/years/", "历年一览"),
        ("/list/", "全部报告"),
        ("/agencies/", "机关名录"),
        ("/compare/", "机关比较"),
        ("/indicators/", "指标目录"),
        ("/data/", "开放数据"),
        ("/verify/", "报告核验"),
        ("/check/", "年度报告自查"),
        ("/rules/", "校核规则"),
        ("/search/", "搜索"),
        ("/changes/", "更正和撤销"),
        ("/changes/#subscribe", "订阅（Atom）"),
        ("/help/public/", "帮助"),
        ("/accessibility/", "无障碍声明"),
        ("/sitemap.xml", "网站地图（XML）"),
    ]
    assert "还没有发布的年度报告" in found.text_content()


def test_the_site_map_of_an_empty_site_says_so(client: Client) -> None:
    assert "这里还没有年度报告" in page(client, "/map/").text_content()


def test_the_site_map_takes_few_queries(client: Client, county, django_assert_max_num_queries) -> None:
    with django_assert_max_num_queries(2):
        client.get("/map/")


def listed(client: Client, address: str = "/sitemap.xml") -> dict[str, str | None]:
    """The paths of a map for programs, each with its date."""
    found = etree.fromstring(client.get(address).content)
    paths = [loc.text.removeprefix("http://localhost") for loc in found.iter("{*}loc")]
    return dict(zip(paths, [entry.findtext("{*}lastmod") for entry in found], strict=True))


def test_the_site_map_for_programs_lists_every_page(client: Client, county: SimpleNamespace) -> None:
    addresses = listed(client)
    assert {"/", "/2024/", "/2024/wangxi-swj/", "/2024/wangxi/summary/", "/help/author/"} < set(addresses)
    assert not any(word in path for path in addresses for word in ("?", "/v1/changes/", "report.pdf"))
    assert not any(path.endswith("/v1/") for path in addresses)
    assert all(client.get(address).status_code == 200 for address in addresses)


def test_a_report_was_last_changed_when_its_version_was_published(client: Client, county) -> None:
    make_version(county.water, county.person)
    at = Publication.objects.get(report=county.water, number=2).published_at
    found = listed(client)
    assert all(datetime.fromisoformat(found[path]) == at for path in ("/2024/wangxi-swj/", "/2024/", "/"))
    assert found["/help/"] is None


def test_every_kind_of_page_is_in_the_map_or_left_out_for_a_reason(client: Client, county) -> None:
    kinds = {pattern.name for pattern in patterns(get_resolver("reports.urls_portal"))}
    assert kinds == kinds & (sitemap.Pages().by_name().keys() | sitemap.LEFT_OUT)


def test_a_long_map_comes_in_parts(client: Client, county: SimpleNamespace, monkeypatch) -> None:
    whole = listed(client)
    monkeypatch.setattr(sitemap, "MOST", 5)
    parts = listed(client)
    assert list(parts)[0] == "/sitemap-1.xml" and len(parts) == -(-len(whole) // 5)
    assert {k: v for part in parts for k, v in listed(client, part).items()} == whole
    assert client.get(f"/sitemap-{len(parts) + 1}.xml").status_code == 404


def test_programs_are_told_where_they_need_not_go(client: Client) -> None:
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert {"Disallow: /work/", "Disallow: /repair/", "Disallow: /sign-in/", "Disallow: /search/?"} < set(
        lines
    )
    assert lines[-1] == "Sitemap: http://localhost/sitemap.xml"

"""The maps of the site: one for people, one for programs."""

import re
from datetime import datetime
from types import SimpleNamespace

import pytest
from django.test import Client

from reports.models import ReportKind
from reports.models.report import new_report
from tests.portal import page

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
        ("/verify/", "报告核验"),
        ("/check/", "自查"),
        ("/rules/", "规则"),
        ("/help/", "帮助"),
        ("/accessibility/", "无障碍声明"),
        ("/sitemap.xml", "网站地图（XML）"),
    ]
    assert "还没有发布的年度报告" in found.text_content()


def test_the_site_map_of_an_empty_site_says_so(client: Client) -> None:
    assert "这里还没有年度报告" in page(client, "/map/").text_content()


def test_the_site_map_takes_few_queries(client: Client, county, django_assert_max_num_queries) -> None:
    with django_assert_max_num_queries(2):
        client.get("/map/")


def test_the_site_map_for_programs_lists_every_page(client: Client, county: SimpleNamespace) -> None:
    addresses = re.findall(r"<loc>[^/]*//[^/]*(.*)</loc>", client.get("/sitemap.xml").content.decode())
    assert addresses == [
        "/2024/",
        "/check/",
        "/rules/",
        "/help/",
        "/2024/wangxi-swj/",
        "/2024/wangxi/summary/",
    ]
    assert all(client.get(address).status_code == 200 for address in addresses)

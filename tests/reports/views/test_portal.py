"""What the public finds: the list of a year, a report, its files, and the labels inspectors sample."""

import re
from datetime import datetime
from types import SimpleNamespace
from urllib.parse import quote

import pytest
from django.test import Client
from django.utils import timezone
from lxml import html as lxml_html

from agencies.models import Agency
from reports.models import ReportKind
from reports.models.report import new_report
from tests.portal import PAGES, TITLE, make_version, page
from tests.world import in_state, opened

LIST_LABELS = [
    "SiteName",
    "SiteDomain",
    "SiteIDCode",
    "ColumnName",
    "ColumnDescription",
    "ColumnKeywords",
    "ColumnType",
]
DETAIL_LABELS = [*LIST_LABELS, "ArticleTitle", "PubDate", "ContentSource"]
FOOTER = [
    "主办单位",
    "联系方式",
    "网站标识码",
    "ICP备案号",
    "公安机关备案号",
    "党政机关标识",
    "我为政府网站找错",
    "网站地图",
]

pytestmark = pytest.mark.django_db


def labels(found: lxml_html.HtmlElement) -> dict[str, str]:
    metas = [meta for meta in found.iter("meta") if meta.get("name")]
    assert len({meta.get("name") for meta in metas}) == len(metas)
    return {meta.get("name"): meta.get("content") for meta in metas}


def rows(found: lxml_html.HtmlElement) -> list[list[str]]:
    return [[" ".join(cell.text_content().split()) for cell in tr] for tr in found.xpath("//tr[@data-find]")]


def test_the_list_shows_every_agency_that_was_asked_with_its_status(
    client: Client, county: SimpleNamespace
) -> None:
    found = rows(page(client, "/2024/"))
    status = {row[0]: row[1] for row in found}
    assert status == {
        "望溪县人民政府办公室": "逾期未发布",
        "望溪县人民政府（汇总）": "已发布",
        "望溪县教育局": "逾期未发布",
        "望溪县水务局": "已发布",
        "桥头镇人民政府": "逾期未发布",
    }
    assert list(status)[0] == "望溪县人民政府办公室" and list(status)[-1] == "桥头镇人民政府"


def test_the_list_counts_agencies(client: Client, county: SimpleNamespace) -> None:
    text = page(client, "/2024/").text_content()
    assert "应发布 4 家，已发布 1 家" in text and "逾期未发布 3 家" in text


def test_an_agency_that_was_not_asked_is_not_accused(client: Client, county: SimpleNamespace) -> None:
    new_report(county.water_bureau, 2019, ReportKind.OWN, datetime(2020, 1, 31).date()).save()
    found = page(client, "/2019/")
    assert [row[0] for row in rows(found)] == ["望溪县水务局"]
    assert "应发布 1 家，已发布 0 家" in found.text_content()


def test_before_the_deadline_nobody_is_late(client: Client, county: SimpleNamespace) -> None:
    year = timezone.localdate().year
    new_report(county.water_bureau, year, ReportKind.OWN, datetime(year + 1, 1, 31).date()).save()
    assert {row[1] for row in rows(page(client, f"/{year}/"))} == {"未发布"}


def test_nothing_is_told_of_the_work_inside(client: Client, county: SimpleNamespace) -> None:
    text = page(client, "/2024/").text_content()
    assert not any(word in text for word in ("草稿", "已提交", "已报送", "已退回"))


def test_the_list_can_be_narrowed_to_a_level(client: Client, county: SimpleNamespace) -> None:
    found = page(client, "/2024/level/township/")
    assert [row[0] for row in rows(found)] == ["桥头镇人民政府"]
    assert "应发布 1 家，已发布 0 家" in found.text_content()
    assert "/2024/level/county/" in found.xpath("//nav[@class='levels']//a/@href")


def test_the_home_page_is_the_newest_year_with_something_to_read(
    client: Client, county: SimpleNamespace
) -> None:
    new_report(county.water_bureau, 2025, ReportKind.OWN, datetime(2026, 1, 31).date()).save()
    found = page(client, "/")
    assert "2024年度应发布" in found.text_content()
    assert found.xpath("//nav[@class='years']//a/text()") == ["2025年度", "2024年度", "历年一览"]


def test_an_empty_site_says_what_will_stand_here(client: Client) -> None:
    assert "主管部门布置年度报告以后" in page(client, "/").text_content()


def test_a_list_takes_few_queries(
    client: Client, county: SimpleNamespace, django_assert_max_num_queries
) -> None:
    with django_assert_max_num_queries(6):
        client.get("/2024/")


@pytest.mark.parametrize("address", [*PAGES[:3], *PAGES[6:]])
def test_the_list_has_its_seven_labels(client: Client, county: SimpleNamespace, address: str) -> None:
    found = labels(page(client, address))
    assert all(found[name] not in ("", "null", "None") for name in LIST_LABELS)
    assert found["ColumnDescription"] != found["ColumnName"] == "政府信息公开年报"


def test_the_report_has_its_ten_labels(client: Client, county: SimpleNamespace, settings) -> None:
    found = page(client, "/2024/wangxi-swj/")
    named = labels(found)
    assert all(named[name] not in ("", "null", "None") for name in DETAIL_LABELS)
    assert named["ArticleTitle"] == found.find(".//h1").text_content() == TITLE
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", named["PubDate"])
    assert named["PubDate"] in found.find_class("facts")[0].text_content()
    assert named["ContentSource"] == "望溪县水务局" and named["SiteDomain"] == settings.SITE.domain


def facts(found: lxml_html.HtmlElement) -> dict[str, str]:
    [block] = found.find_class("facts")
    return {div.findtext("dt"): div.find("dd").text_content() for div in block}


def test_the_block_of_facts_names_the_day_of_approval(client: Client, world: SimpleNamespace) -> None:
    report = in_state(world, "published")
    shown = facts(page(client, "/2024/wangxi-swj/"))
    assert list(shown) == [
        *("名称", "发布机构", "成文日期", "发布日期", "来源", "公开方式", "索引号", "分类"),
        *("格式依据", "版本", "有效性"),
    ]
    approved = timezone.localtime(report.events.get(verb="approve").at)
    assert shown["成文日期"] == f"{approved:%Y-%m-%d}" and all(shown.values())


def test_no_day_of_approval_is_made_up(client: Client, county: SimpleNamespace) -> None:
    assert "成文日期" not in facts(page(client, "/2024/wangxi-swj/"))


def test_the_titles_follow_the_rule(client: Client, county: SimpleNamespace, settings) -> None:
    site = settings.SITE.name
    assert page(client, "/").findtext(".//title") == f"政府信息公开年报_政府信息公开_{site}"
    assert page(client, "/2024/wangxi-swj/").findtext(".//title") == f"{TITLE}_政府信息公开年报_{site}"
    titles = [
        page(client, address, 404 if "nobody" in address else 200).findtext(".//title") for address in PAGES
    ]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("address", PAGES)
def test_every_page_has_the_footer_and_the_way_here(
    client: Client, county: SimpleNamespace, address: str
) -> None:
    found = page(client, address, 404 if "nobody" in address else 200)
    footer = found.find(".//footer").text_content()
    assert all(name in footer for name in FOOTER)
    assert "当前位置：首页政府信息公开" in found.find_class("crumbs")[0].text_content().replace("\n", "")
    assert found.get("lang") == "zh-CN" and "scalable" not in labels(found)["viewport"]
    scripts = [script for script in found.iter("script") if script.get("type") != "application/ld+json"]
    assert all(script.get("src", "").startswith("/static/") and not script.text for script in scripts)


def test_the_report_stands_in_the_official_layout(client: Client, county: SimpleNamespace) -> None:
    found = page(client, "/2024/wangxi-swj/")
    headings = [h2.text for h2 in found.find_class("report-body")[0].iter("h2")]
    assert len(headings) == 6 and headings[0] == "一、总体情况"
    assert found.get_element_by_id("requests.new.person").text == "17"
    assert all(
        found.get_element_by_id(a.get("href")[1:]) is not None
        for a in found.xpath("//nav//ol//a[starts-with(@href, '#')]")
    )
    frames = found.find_class("table-frame")
    assert [(f.get("role"), f.get("tabindex")) for f in frames] == [("region", "0")] * 3


def test_the_canonical_address_names_the_configured_host(
    client: Client, county: SimpleNamespace, settings
) -> None:
    [link] = page(client, "/2024/wangxi/summary/").xpath("//link[@rel='canonical']")
    assert link.get("href") == f"http://{settings.SITE.domain}/2024/wangxi/summary/"


def test_the_pdf_comes_under_its_chinese_name(client: Client, county: SimpleNamespace) -> None:
    found = page(client, "/2024/wangxi-swj/")
    [link] = [a for a in found.iter("a") if a.get("href").endswith("report.pdf")]
    assert re.fullmatch(r"PDF（[\d.]+\sKB）", link.text_content())
    response = client.get(link.get("href"))
    assert response["Content-Disposition"] == (
        f"attachment; filename=\"wangxi-swj-2024.pdf\"; filename*=UTF-8''{quote(TITLE + '.pdf')}"
    )
    assert response.content.startswith(b"%PDF") and response["Content-Type"] == "application/pdf"
    assert response["ETag"].strip('"') in found.text_content()


@pytest.mark.parametrize(
    "address",
    [
        "/1999/",
        "/1999/list.csv",
        "/2024/list.pdf",
        "/2024/level/city/",
        "/list/2/",
        "/mode/dark/",
        "/2024/nobody/",
        "/2024/wangxi-swj/summary/",
        "/2024/wangxi-swj/v9/",
        "/2024/wangxi-swj/report.exe",
        "/2024/wangxi-swj/report.html",
        "/2024/wangxi-jyj/report.pdf",
    ],
)
def test_what_is_not_there_says_so_in_chinese(client: Client, county: SimpleNamespace, address: str) -> None:
    found = page(client, address, 404)
    assert found.find(".//h1").text == "没有这个页面" and found.xpath("//main//a[@href='/']")


def test_an_earlier_version_stays_readable(client: Client, county: SimpleNamespace) -> None:
    county.water.passages.update(text="更正后的内容。")
    make_version(county.water, county.person)
    old, new = page(client, "/2024/wangxi-swj/v1/"), page(client, "/2024/wangxi-swj/")
    assert labels(old)["robots"] == "noindex" and "robots" not in labels(new)
    assert "第2版（现行）" in new.text_content() and "已经更正" in old.text_content()
    assert old.xpath("//link[@rel='canonical']")[0].get("href").endswith("/2024/wangxi-swj/")
    assert client.get("/2024/wangxi-swj/v1/report.pdf").status_code == 200


def test_a_renamed_agency_keeps_its_address(client: Client, county: SimpleNamespace) -> None:
    Agency.objects.filter(code="wangxi-swj").update(name="望溪县水利局")
    assert page(client, "/2024/wangxi-swj/").find(".//h1").text_content() == TITLE


def test_only_reading_is_possible(client: Client, county: SimpleNamespace) -> None:
    assert client.post("/2024/").status_code == 405
    assert client.head("/2024/wangxi-swj/").status_code == 200


def test_an_address_that_waits_says_when_it_was_due(client, world):
    opened(world)
    answer = client.get("/2024/wangxi-swj/")
    shown = answer.content.decode()
    assert answer.status_code == 404
    assert "<h1>还没有发布</h1>" in shown
    assert "《望溪县水务局2024年政府信息公开工作年度报告》逾期未发布，应于2025年1月31日前发布。" in shown


def test_the_public_is_told_the_laws_last_day_not_the_offices(client, world):
    report = opened(world)
    report.deadline = report.deadline.replace(day=5)
    report.save()
    assert "应于2025年1月31日前发布" in client.get("/2024/").content.decode()

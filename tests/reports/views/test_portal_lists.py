"""The collection of a year, the years beside each other, the titles by date, and how few clicks lead to a report."""

import csv
import io
from datetime import date, datetime
from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils import timezone

from agencies.models import Agency, Kind, Level
from reports import collection, published
from reports.models import Publication, ReportKind, Withdrawal
from reports.models.report import new_report
from reports.published import Row
from tests.portal import TITLE, make_version, page

pytestmark = pytest.mark.django_db


def row(first: datetime | None, *, withdrawn: bool = False) -> Row:
    agency = Agency(code="wangxi-swj", name="望溪县水务局", level=Level.COUNTY, kind=Kind.DEPARTMENT)
    of = Publication(number=2) if first and not withdrawn else None
    gone = Withdrawal(publication=Publication()) if withdrawn else None
    return Row(agency, ReportKind.OWN, date(2025, 1, 31), of, gone, first)


@pytest.mark.parametrize(
    ("first", "mark"),
    [
        (datetime(2025, 1, 31, 23, 59), "按时"),
        (datetime(2025, 2, 1, 0, 0), "逾期1天"),
        (datetime(2025, 3, 2), "逾期30天"),
        (None, ""),
    ],
)
def test_in_time_is_until_the_laws_last_midnight(first: datetime | None, mark: str) -> None:
    at = first and timezone.make_aware(first)
    assert row(at).mark == mark


def test_what_was_withdrawn_is_not_called_late() -> None:
    found = row(timezone.now(), withdrawn=True)
    assert (found.status, found.status_label, found.mark) == ("withdrawn", "已撤销", "")
    assert (collection.count([found]).done, collection.count([found]).overdue) == (0, 0)


def test_a_correction_does_not_make_a_report_late(client: Client, county: SimpleNamespace) -> None:
    before = published.rows(2024)[2]
    make_version(county.water, county.person)
    [after] = [r for r in published.rows(2024) if r.agency.code == "wangxi-swj"]
    assert (after.publication.number, after.first_at) == (
        2,
        county.water.publications.get(number=1).published_at,
    )
    assert before.deadline == after.deadline


@pytest.mark.parametrize("name", ["水务", "SWJ", " wxxswj "])
def test_an_agency_is_found_by_name_and_initials(client: Client, county: SimpleNamespace, name: str) -> None:
    found = page(client, f"/2024/?name={name}")
    assert [tr.find("th").text_content() for tr in found.xpath("//tr[@data-find]")] == ["望溪县水务局"]
    assert found.xpath("//meta[@name='robots']/@content") == ["noindex"]


def test_a_name_nobody_bears_is_no_dead_end(client: Client, county: SimpleNamespace) -> None:
    found = page(client, "/2024/?name=<b>")
    assert "没有名称里有“<b>”的机关" in found.text_content() and found.xpath("//main//a[@href='/2024/']")


def test_a_level_names_the_kinds_of_its_agencies(client: Client, county: SimpleNamespace) -> None:
    kinds = page(client, "/2024/level/county/").xpath("//tr[@class='kind']/th/text()")
    assert kinds == ["人民政府", "政府部门"]


def test_the_list_comes_as_a_table_for_programs(client: Client, county: SimpleNamespace) -> None:
    answer = client.get("/2024/list.csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert answer.content.startswith(b"\xef\xbb\xbf") and len(rows) == 5
    water, town = rows[3], rows[4]
    assert (water["agency_code"], water["status"], water["version"]) == ("wangxi-swj", "published", "1")
    assert water["address"].endswith("/2024/wangxi-swj/") and int(water["days_late"]) > 0
    assert (town["status_name"], town["deadline"], town["address"]) == ("逾期未发布", "2025-01-31", "")
    assert [r["agency_code"] for r in client.get("/2024/list.json").json()["rows"]] == [
        r["agency_code"] for r in rows
    ]


def test_a_list_that_is_the_same_is_not_sent_again(client: Client, county: SimpleNamespace) -> None:
    etag = client.get("/2024/list.csv")["ETag"]
    assert client.get("/2024/list.csv", headers={"if-none-match": etag}).status_code == 304
    make_version(county.water, county.person)
    assert client.get("/2024/list.csv", headers={"if-none-match": etag}).status_code == 200


def test_the_years_stand_beside_each_other(client: Client, county: SimpleNamespace) -> None:
    new_report(county.water_bureau, 2020, ReportKind.OWN, date(2021, 1, 31)).save()
    found = page(client, "/years/")
    lines = {
        tr.find("th").text_content(): [td.text_content().split()[0] for td in tr.findall("td")]
        for tr in found.xpath("//tbody/tr[td]")
    }
    assert found.xpath("//thead//a/@href") == ["/2024/", "/2020/"]
    assert lines["望溪县水务局"] == ["已发布", "逾期未发布"] and lines["望溪县教育局"] == [
        "逾期未发布",
        "不适用",
    ]
    assert (lines["应发布"], lines["已发布"]) == (["4", "1"], ["1", "0"])


def test_the_years_take_few_queries(client: Client, county, django_assert_max_num_queries) -> None:
    with django_assert_max_num_queries(2):
        client.get("/years/")


def test_an_empty_site_has_empty_lists(client: Client) -> None:
    assert "主管部门布置年度报告以后" in page(client, "/years/").text_content()
    assert "还没有发布的年度报告" in page(client, "/list/").text_content()


def test_the_titles_stand_by_date_ten_a_page(client: Client, county: SimpleNamespace, monkeypatch) -> None:
    monkeypatch.setattr("reports.views.lists.PAGE", 1)
    first, second = page(client, "/list/"), page(client, "/list/2/")
    assert first.xpath("//ul[@class='titles']//a/text()") == ["望溪县人民政府2024年政府信息公开工作年度报告"]
    assert second.xpath("//ul[@class='titles']//a/@href") == ["/2024/wangxi-swj/"]
    assert second.xpath("//ul[@class='titles']//a/text()") == [TITLE]
    assert (first.xpath("//a[@rel='next']/@href"), second.xpath("//a[@rel='prev']/@href")) == (
        ["/list/2/"],
        ["/list/"],
    )
    assert client.get("/list/1/")["Location"] == "/list/"


def links(client: Client, address: str) -> set[str]:
    return set(page(client, address).xpath("//main//a[not(contains(@href, '?'))]/@href"))


def test_three_clicks_lead_to_every_report(client: Client, county: SimpleNamespace) -> None:
    older = new_report(county.water_bureau, 2020, ReportKind.OWN, date(2021, 1, 31))
    older.save()
    make_version(older, county.person)
    seen = {"/"}
    for _ in range(2):
        pages = {a for a in seen if a.endswith("/") and not a.startswith("/help/")}
        seen |= set().union(*(links(client, address) for address in pages))
    assert {published.address(of) for of in published.newest()} <= seen


def test_the_sum_names_the_agencies_it_adds_up(client: Client, county: SimpleNamespace) -> None:
    [part] = page(client, "/2024/wangxi/summary/").find_class("covered")
    names = [" ".join(li.text_content().split()) for li in part.iter("li")]
    assert names == [
        "望溪县人民政府办公室 逾期未发布",
        "望溪县教育局 逾期未发布",
        "望溪县水务局",
        "桥头镇人民政府 逾期未发布",
    ]
    late = [f"/agencies/{code}/" for code in ("wangxi", "wangxi-jyj", "qiaotou")]
    assert part.xpath(".//a/@href") == [*late[:2], "/2024/wangxi-swj/", late[2]]
    assert collection.covered(county.water.publications.get()) == []

"""/changes/: what was corrected, withdrawn and published again, with the reason; and how to follow it."""

from types import SimpleNamespace

import pytest
from django.test import Client

from reports.actions.withdraw import withdraw
from reports.models import Report
from tests.portal import TITLE, make_version, page

pytestmark = pytest.mark.django_db


def lines(client: Client, address: str = "/changes/") -> list[list[str]]:
    found = page(client, address).xpath("//tbody/tr")
    return [[" ".join(cell.text_content().split()) for cell in tr][1:] for tr in found]


def test_what_was_corrected_withdrawn_and_published_again(client: Client, county: SimpleNamespace) -> None:
    make_version(county.water, county.person, "更正表三。")
    assert lines(client) == [["更正", f"{TITLE} 第2版，改了什么", "更正表三。"]]
    withdraw(Report.objects.get(pk=county.water.pk), county.person, "含个人信息。")
    assert lines(client) == [["撤销", TITLE, "含个人信息。"]]
    make_version(county.water, county.person, "已删去个人信息。")
    assert [line[0] for line in lines(client)] == ["重新发布", "撤销"]


def test_those_of_one_agency(client: Client, county: SimpleNamespace) -> None:
    make_version(county.water, county.person, "更正表三。")
    (link,) = page(client, "/agencies/wangxi-swj/").xpath("//main//a[text()='更正和撤销的记录']/@href")
    assert len(lines(client, link)) == 1 and lines(client, "/changes/?agency=wangxi") == []
    assert page(client, link).xpath("//main//a/@href")[-2] == "/agencies/wangxi-swj/feed.atom"
    assert client.get("/changes/?agency=nope").status_code == 404


def test_the_list_of_titles_marks_what_was_corrected(client: Client, county: SimpleNamespace) -> None:
    make_version(county.water, county.person, "更正表三。")
    assert page(client, "/list/").text_content().count("第2版，") == 1


def test_where_nothing_was_corrected_it_says_so(client: Client, county: SimpleNamespace) -> None:
    found = page(client, "/changes/").text_content()
    assert "年度报告没有更正或撤销过" in found and "http://localhost/feed.atom" in found

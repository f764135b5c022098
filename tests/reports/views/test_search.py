"""The search page: what was asked is answered, kept in every link, and does no harm."""

import json
from datetime import date
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from lxml import html as lxml_html

from reports.models import ReportKind, SearchEntry
from reports.models.report import new_report
from reports.search_words import LONGEST
from reports.views import search
from tests.portal import TITLE, page

pytestmark = pytest.mark.django_db


def asked(client: Client, **question: object):
    response = client.get("/search/", question)
    assert response.status_code == 200 and "sessionid" not in response.cookies
    return page_of(response)


def page_of(response):
    return lxml_html.document_fromstring(response.content.decode())


def titles(found) -> list[str]:
    return [h2.text_content() for h2 in found.xpath("//ol[@class='hits']//h2")]


def test_a_report_is_found_when_it_is_published(client: Client, county: SimpleNamespace) -> None:
    found = asked(client, q="水务局 公开信息")
    assert titles(found) == [TITLE] and found.xpath("//ol//h2/a/@href") == ["/2024/wangxi-swj/"]
    assert found.xpath("//ol//mark/text()") == ["水务局", "公开信息"]
    assert "找到1份报告" in found.text_content()


def test_every_page_has_the_box_but_the_one_that_has_the_form(
    client: Client, county: SimpleNamespace
) -> None:
    [box] = page(client, "/2024/").xpath("//form[@aria-label='站内搜索']")
    assert (box.get("action"), box.get("method")) == ("/search/", "get") and box.xpath(".//input/@name") == [
        "q"
    ]
    assert len(asked(client).xpath("//form[@role='search']")) == 1


def test_the_question_stands_in_the_form_and_in_every_link(client: Client, county, monkeypatch) -> None:
    monkeypatch.setattr(search, "ON_A_PAGE", 1)
    question = {"q": "政府信息公开", "year": "2024", "level": "county"}
    found = asked(client, **question)
    assert found.xpath("//input[@id='q']/@value") == ["政府信息公开"]
    assert found.xpath("//option[@selected]/@value") == ["2024", "county"]
    links = found.xpath("//main//a[contains(@href, '?')]/@href")
    asks = [{k: v[0] for k, v in parse_qs(urlsplit(link).query).items()} for link in links]
    assert asks and all(question.items() <= ask.items() for ask in asks)
    assert {"sort": "time"} in [{k: v for k, v in ask.items() if k not in question} for ask in asks]


def test_pages_follow_each_other(client: Client, county: SimpleNamespace, monkeypatch) -> None:
    monkeypatch.setattr(search, "ON_A_PAGE", 1)
    first = asked(client, q="公开")
    second = page(client, first.xpath("//a[@rel='next']/@href")[0])
    assert len({*titles(first), *titles(second)}) == 2 and "第2页，共2页" in second.text_content()
    assert second.xpath("//a[@rel='prev']/@href") and not second.xpath("//a[@rel='next']")
    assert titles(asked(client, q="公开", page="99")) == titles(second)


def test_what_is_asked_is_text_and_nothing_else(client: Client, county: SimpleNamespace) -> None:
    SearchEntry.objects.update(title="<b>水务</b>")
    text = client.get("/search/", {"q": "</title><script>alert(1)</script> 水务"}).content.decode()
    assert "<script>alert" not in text and "&lt;script&gt;" in text
    assert "<b>水务" not in client.get("/search/", {"q": "公开"}).content.decode()


@pytest.mark.parametrize(
    "question",
    [
        {"q": "\x00", "agency": "\x00"},
        {"q": "'\\", "year": "²", "level": "x", "sort": "y", "page": "-1"},
        {"q": "公" * 500, "page": "0"},
        {"q": "' & ! | :* <-> %", "year": "99999"},
    ],
)
def test_odd_questions_are_answered(
    client: Client, county: SimpleNamespace, question: dict[str, str]
) -> None:
    assert asked(client, **question).findtext(".//h1") == "搜索"


def test_a_long_question_is_cut_with_a_sentence(client: Client, county: SimpleNamespace) -> None:
    assert f"只按前{LONGEST}个字" in asked(client, q="公开信息" * 20).text_content()
    assert "只按前" not in asked(client, q="公开信息").text_content()


def test_signs_alone_are_answered_with_a_sentence(client: Client, county: SimpleNamespace) -> None:
    assert "请输入汉字、字母或数字" in asked(client, q="，。").text_content()


def test_nothing_found_leads_on(client: Client, county: SimpleNamespace) -> None:
    found = asked(client, q="水务居 公开", year="2023", level="county")
    assert "没有找到含有“水务居 公开”的年度报告（已限定2023年度 县级）" in " ".join(
        found.text_content().split()
    )
    links = dict(zip(found.xpath("//main//li/a/text()"), found.xpath("//main//li/a/@href"), strict=True))
    assert titles(page(client, links["望溪县水务局"])) == [TITLE]
    other = asked(client, q="公开", year="2023")
    assert titles(page(client, other.xpath("//a[text()='2024年度']/@href")[0]))


def test_more_than_anybody_reads_is_said(client: Client, county: SimpleNamespace, monkeypatch) -> None:
    monkeypatch.setattr(search, "MOST", 2)
    assert "找到2份以上报告" in " ".join(asked(client, q="公开").text_content().split())


def test_answers_are_not_for_search_engines(client: Client, county: SimpleNamespace) -> None:
    assert asked(client, q="公开").xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert not asked(client).xpath("//meta[@name='robots']")


def test_a_question_takes_few_queries(client: Client, county, django_assert_max_num_queries) -> None:
    with django_assert_max_num_queries(11):
        client.get("/search/", {"q": "公开"})


def test_the_export_names_the_texts_there_are(client: Client, county, monkeypatch) -> None:
    new_report(county.water_bureau, 2025, ReportKind.OWN, date(2026, 1, 31)).save()
    render = search.render
    monkeypatch.setattr(search, "render", lambda r, name, c: render(r, name, c | {"is_export": True}))
    found = asked(client)
    assert found.xpath("//link[@data-year]/@href") == ["/search/index-2024.json"]
    assert [a.get("href") for a in found.find_class("to-search")] == ["/search/"]


def test_the_export_has_the_texts_of_a_year(client: Client, county: SimpleNamespace) -> None:
    said = json.loads(client.get("/search/index-2024.json").content)
    assert [row[:3] for row in said["reports"]][-1] == [TITLE, "望溪县水务局", "/2024/wangxi-swj/"]
    assert said["reports"][-1][4] == "（一）主动公开\n全年公开信息。"
    assert client.get("/search/index-2019.json").status_code == 404

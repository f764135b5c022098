"""The feeds hold what RFC 4287 asks of them, and say what was done."""

import re
from datetime import datetime
from types import SimpleNamespace

import pytest
from django.test import Client
from lxml import etree

from agencies.models import Agency
from reports import feed
from reports.models import Publication, Withdrawal
from tests.portal import TITLE, make_version

pytestmark = pytest.mark.django_db
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def read(client: Client, address: str = "/feed.atom") -> etree._Element:
    response = client.get(address)
    assert response.status_code == 200 and response["Content-Type"].startswith("application/atom+xml")
    return etree.fromstring(response.content)


def texts(found: etree._Element, path: str) -> list[str]:
    return [getattr(node, "text", node) for node in found.xpath(path, namespaces=ATOM)]


@pytest.mark.parametrize(
    "address", ["/feed.atom", "/agencies/wangxi-swj/feed.atom", "/agencies/qiaotou/feed.atom"]
)
def test_a_feed_has_what_the_rules_ask_for(client: Client, county: SimpleNamespace, address: str) -> None:
    found = read(client, address)
    for element in (found, *found.findall("a:entry", ATOM)):
        for name in ("id", "title", "updated"):
            [text] = texts(element, f"a:{name}")
            assert text and (name != "updated" or datetime.fromisoformat(text).tzinfo)
        assert re.match(r"tag:[^,]+,\d{4}:\S+$", element.findtext("a:id", namespaces=ATOM))
        assert texts(element, "a:author/a:name") and texts(element, "a:link[@rel='alternate']/@href")
    assert texts(found, "a:link[@rel='self']/@href") == [f"http://localhost{address}"]
    ids = texts(found, "//a:id")
    assert len(ids) == len(set(ids))


def test_what_was_published_is_told_with_its_page_and_its_file(
    client: Client, county: SimpleNamespace
) -> None:
    [entry] = read(client, "/agencies/wangxi-swj/feed.atom").findall("a:entry", ATOM)
    assert texts(entry, "a:title") == [f"发布：{TITLE}"]
    assert texts(entry, "a:link[@rel='alternate']/@href") == ["http://localhost/2024/wangxi-swj/"]
    [file] = entry.xpath("a:link[@rel='enclosure']", namespaces=ATOM)
    answer = client.get(file.get("href").removeprefix("http://localhost"))
    assert (file.get("type"), int(file.get("length"))) == (answer["Content-Type"], len(answer.content))


def test_a_correction_is_told_and_the_first_version_keeps_its_name(
    client: Client, county: SimpleNamespace
) -> None:
    [before] = texts(read(client, "/agencies/wangxi-swj/feed.atom"), "a:entry/a:id")
    make_version(county.water, county.person)
    found = read(client, "/agencies/wangxi-swj/feed.atom")
    new, old = texts(found, "a:entry/a:id")
    assert old == before and new == before.replace("/v1", "/v2")
    assert texts(found, "a:entry/a:title")[0] == f"更正：{TITLE}（第2版）"
    assert texts(found, "a:updated") == texts(found, "a:entry[1]/a:updated")


def test_a_withdrawal_is_told_with_its_reason_and_without_a_file(county: SimpleNamespace) -> None:
    of = Publication.objects.get(report=county.water)
    act = feed.Act(feed.WITHDRAWN, of.published_at, of, "正文<误>载")
    found = etree.fromstring(feed.atom("年报", [act], page="p", here="h", full=str, id="feed"))
    assert texts(found, "a:entry/a:id")[0].endswith("/wangxi-swj/own/v1/withdrawn")
    assert texts(found, "a:entry/a:summary")[0].endswith("撤销发布。原因：正文&lt;误&gt;载")
    assert not texts(found, "a:entry/a:link[@rel='enclosure']/@href")


def test_of_a_withdrawn_report_only_the_withdrawal_is_told(
    client: Client, county: SimpleNamespace, django_assert_max_num_queries
) -> None:
    make_version(county.water, county.person)
    of = county.water.publications.first()
    Withdrawal.objects.create(publication=of, reason="正文误载。", by=county.person)
    with django_assert_max_num_queries(3):
        found = read(client)
    water, _ = found.findall("a:entry", ATOM)
    assert texts(water, "a:title") == [f"撤销：{TITLE}"] and texts(water, "a:id")[0].endswith("/v2/withdrawn")
    assert texts(water, "a:summary")[0].endswith("原因：正文误载。")


def test_the_newest_come_first_and_no_more_than_fifty(
    client: Client, county: SimpleNamespace, monkeypatch
) -> None:
    monkeypatch.setattr(feed, "NEWEST", 1)
    assert texts(read(client), "a:entry/a:title") == [
        "发布：" + Publication.objects.latest("pk").document["title"]
    ]


def test_a_feed_without_acts_stays_the_same(client: Client, county: SimpleNamespace) -> None:
    first, second = (client.get("/agencies/qiaotou/feed.atom").content for _ in range(2))
    assert first == second and b"<entry>" not in first


def test_there_is_a_feed_of_agencies_only(client: Client, county: SimpleNamespace) -> None:
    assert client.get("/agencies/swju/feed.atom").status_code == 404  # never asked for a report
    assert client.get("/agencies/nobody/feed.atom").status_code == 404


def test_pages_lead_to_the_feeds(client: Client, county: SimpleNamespace) -> None:
    text = client.get("/2024/wangxi-swj/").content.decode()
    links = re.findall(r'<link rel="alternate" type="application/atom\+xml"[^>]* href="([^"]+)"', text)
    assert links == ["/agencies/wangxi-swj/feed.atom", "/feed.atom"]


def test_a_feed_takes_few_queries(client: Client, county, django_assert_max_num_queries) -> None:
    Agency.objects.count()
    with django_assert_max_num_queries(3):
        client.get("/feed.atom")

"""Agencies by the names people remember, on the pages where one looks for them."""

from types import SimpleNamespace

import pytest
from django.test import Client

from agencies.models import Agency
from reports.agency_names import like
from tests.portal import page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("swj", ["望溪县水务局", "望溪县税务局"]),
        ("wxjyj", ["望溪县教育局"]),
        ("SW J", ["望溪县水务局", "望溪县税务局"]),
        ("望溪水务局", ["望溪县水务局"]),
        ("税局", ["望溪县税务局"]),
        ("国税局", ["望溪县税务局"]),
        ("望溪 教育", ["望溪县教育局"]),
        ("局县望", []),
        ("局", []),
        (".*", []),
        ("\0望", []),
    ],
)
def test_a_name_is_known_by_what_people_write_of_it(county: SimpleNamespace, typed, meant) -> None:
    assert sorted(agency.name for agency in like(typed)) == sorted(meant)


def test_who_is_named_most_closely_comes_first(county: SimpleNamespace) -> None:
    Agency.objects.filter(code="swju").update(name="望溪县水务和税务局")
    assert [agency.code for agency in like("水务")] == ["wangxi-swj", "swju"]
    assert [agency.code for agency in like("水务局")] == ["wangxi-swj"]
    assert [agency.code for agency in like("水局")] == ["wangxi-swj", "swju"]


@pytest.mark.parametrize("typed", ["swj", "望溪水务局", "水务局"])
def test_the_search_leads_to_the_agency_and_its_newest_report(client: Client, county, typed) -> None:
    met = page(client, f"/search/?q={typed}").find_class("met")[0]
    assert met.xpath(".//a/@href") == ["/agencies/wangxi-swj/", "/2024/wangxi-swj/"]
    assert "税务局" not in met.text_content()  # it was never asked for a report


def test_other_words_name_no_agency(client: Client, county: SimpleNamespace) -> None:
    assert not page(client, "/search/?q=公开信息").find_class("met")
    assert not page(client, "/search/?q=水务局&year=2024").find_class("met")


def test_an_overdue_report_leads_to_what_there_is_of_the_agency(client: Client, county) -> None:
    missing = page(client, "/2024/wangxi/", 404)
    assert missing.xpath("//main//a/@href") == ["/2024/wangxi/summary/", "/agencies/wangxi/", "/"]
    assert page(client, "/2024/wangxi-jyj/", 404).xpath("//main//a/@href") == ["/agencies/wangxi-jyj/", "/"]
    late = page(client, "/2024/").xpath("//th/a[.='望溪县教育局']/@href")
    assert late == ["/agencies/wangxi-jyj/"]

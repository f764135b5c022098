"""The open interface: what it gives, page by page, and what it says where there is nothing."""

from types import SimpleNamespace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from agencies.models import Agency
from reports.actions.withdraw import withdraw as withdrawn
from reports.api import asked, cursor
from reports.editions import BY_CODE, EDITIONS
from reports.filetypes import csv
from reports.indicator_list import indicators
from reports.models import Publication, Report
from reports.models.report import new_report
from tests.portal import TITLE, make_public, make_version

pytestmark = pytest.mark.django_db
V1 = "/api/v1"


def get(client: Client, address: str, status: int = 200, **headers) -> dict:
    response = client.get(f"{V1}{address}", **headers)
    assert response.status_code == status, response.content.decode()
    return response.json()


def follow(client: Client, address: str) -> list[list[dict]]:
    """Every page from this address on, by the Link header."""
    pages = []
    while address:
        response = client.get(address)
        pages.append(response.json()["items"])
        link = response.get("Link", "")
        address = link.removeprefix("<http://localhost").removesuffix('>; rel="next"')
    return pages


def test_the_reports_in_force_are_listed(client: Client, county: SimpleNamespace) -> None:
    make_version(county.water, county.person)
    summary, own = get(client, "/reports")["items"]
    assert (summary["agency_code"], summary["kind"]) == ("wangxi", "summary")
    assert own["title"] == TITLE and own["version"] == 2 and own["status"] == "published"
    assert own["sha256"] == county.water.publications.first().sha256
    assert own["address"].endswith("/2024/wangxi-swj/")


FILTERS = {
    **{"year=2024": 2, "year=2023": 0, "kind=summary": 1, "agency=wangxi-swj": 1},
    **{"level=county": 2, "level=township": 0, "updated_since=2024-01-01": 2},
    **{"updated_since=2100-01-01T00:00:00Z": 0, "updated_since=2024-01-01T00:00:00+08:00": 2},
}


def test_the_filters_choose(client: Client, county: SimpleNamespace) -> None:
    found = {asked: len(get(client, f"/reports?{asked}")["items"]) for asked in FILTERS}
    assert found == FILTERS


def test_a_report_comes_whole(client: Client, county: SimpleNamespace) -> None:
    of = county.water.publications.get()
    found = get(client, "/reports/2024/wangxi-swj")
    assert found["document"] == of.document and found["sha256"] == of.sha256
    assert [(version["number"], version["note"]) for version in found["versions"]] == [(1, "")]
    pdf = next(file for file in found["files"] if file["format"] == "pdf")
    assert (pdf["sha256"], pdf["sm3"]) == (of.file("pdf").sha256, of.file("pdf").sm3)
    assert pdf["address"].endswith("/2024/wangxi-swj/v1/report.pdf")
    assert get(client, "/reports/2024/wangxi/summary")["kind"] == "summary"


def test_figures_are_those_of_the_reports_own_csv(client: Client, county: SimpleNamespace) -> None:
    theirs = csv.read(county.water.publications.get().file("csv").read())
    ours = get(client, "/figures?agency=wangxi-swj&limit=5000")["items"]
    shown = [{k: "" if row[k] is None else str(row[k]) for k in csv.COLUMNS} for row in ours]
    assert shown == theirs and (ours[0]["level"], ours[0]["kind"], ours[0]["version"]) == ("county", "own", 1)


def test_a_figure_and_a_table_can_be_asked_for(client: Client, county: SimpleNamespace) -> None:
    (one,) = get(client, "/figures?cell=requests.new.person&agency=wangxi-swj")["items"]
    assert one["value"] == 17 and one["unit"] == "件"
    rows = get(client, "/figures?table=remedies&agency=wangxi-swj")["items"]
    assert {row["table"] for row in rows} == {"remedies"} and len(rows) == 15
    assert get(client, "/figures?table=remedies&cell=requests.new.person")["items"] == []
    assert get(client, "/figures?cell=proactive.licences.change")["items"] == []  # the edition of 2019 has it


@pytest.mark.parametrize(("address", "limit"), [("/reports", 1), ("/figures", 70), ("/figures", 5000)])
def test_the_pages_hold_everything_once(
    client: Client, county: SimpleNamespace, address: str, limit: int
) -> None:
    pages = follow(client, f"{V1}{address}?limit={limit}")
    rows = [(row["agency_code"], row["kind"], row.get("cell")) for page in pages for row in page]
    whole = 2 if address == "/reports" else 2 * len(EDITIONS[-1].cells)
    assert len(rows) == len(set(rows)) == whole and rows[-1][0] == "wangxi-swj"
    assert [len(page) for page in pages[:-1]] == [limit] * (whole // limit - (whole % limit == 0))


def test_what_is_published_between_two_pages_moves_nothing(client: Client, county: SimpleNamespace) -> None:
    first = get(client, "/reports?limit=1")
    make_public(county.office, county.person)  # stands before the one that was given
    make_version(county.summary, county.person)
    (second,) = get(client, f"/reports?limit=1&cursor={first['next']}")["items"]
    assert second["agency_code"] == "wangxi-swj"


KEPT = ["/reports", "/reports/2024/wangxi-swj", "/figures", "/agencies", "/editions"]


def test_what_has_not_changed_is_not_sent_again(client: Client, county: SimpleNamespace) -> None:
    for address in KEPT:
        first = client.get(f"{V1}{address}")
        again = client.get(f"{V1}{address}", headers={"if-none-match": first["ETag"]})
        assert again.status_code == 304 and not again.content and again["Access-Control-Allow-Origin"] == "*"
        assert first["Cache-Control"] == "public, max-age=60" and not first.cookies
        assert "Last-Modified" not in first  # a withdrawal is no newer publication


def test_a_new_name_of_an_agency_is_a_new_answer(client: Client, county: SimpleNamespace) -> None:
    etag = client.get(f"{V1}/agencies")["ETag"]
    Agency.objects.filter(code="wangxi-swj").update(name="望溪县水利局")
    assert client.get(f"{V1}/agencies", headers={"if-none-match": etag}).status_code == 200


def test_other_sites_may_read_and_nobody_may_write(client: Client, county: SimpleNamespace) -> None:
    asked = client.options(f"{V1}/reports", headers={"origin": "https://example.org"})
    assert asked.status_code == 204 and asked["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert "Access-Control-Allow-Credentials" not in asked
    head = client.head(f"{V1}/reports")
    assert head.status_code == 200 and head["ETag"] == client.get(f"{V1}/reports")["ETag"]
    refused = Client(enforce_csrf_checks=True).post(f"{V1}/reports")
    assert refused.status_code == 405 and "只能读取" in refused.json()["detail"]


WRONG = [
    ("/reports?limit=501", 422, "limit：一页最多几条，1 到 500"),
    ("/figures?cell=requests.nobody", 422, "全部名称见 /editions"),
    ("/reports?updated_since=2025-02-30", 422, "updated_since"),
    ("/reports?cursor=x", 422, "不要自己拼写"),
    ("/reports?agancy=wangxi", 400, "没有“agancy”这个参数，可以用的有 year、level、agency"),
    ("/reports?year=2024&year=2023", 400, "year 写了2次"),
    ("/editions?year=2024", 400, "这里不用参数"),
    ("/reports/2024/nobody", 404, "请核对年度和代码"),
    ("/reports/2024/wangxi-jyj", 404, "应于2025年1月31日前发布"),
    ("/no/such/list", 404, "/api/v1/openapi.json"),
]


def test_what_is_wrong_is_said(client: Client, county: SimpleNamespace) -> None:
    for address, status, said in WRONG:
        response = client.get(f"{V1}{address}")
        assert (response.status_code, response["Content-Type"]) == (status, "application/problem+json")
        told = response.json()
        assert said in told["detail"] and told["status"] == status and told["title"]


def withdraw(report: Report, county: SimpleNamespace) -> None:
    """As the move does, without the people it asks for."""
    withdrawn(report, county.person, "正文中有不应公开的个人信息。")


def test_what_was_withdrawn_says_why(client: Client, county: SimpleNamespace) -> None:
    withdraw(county.water, county)
    gone = get(client, "/reports")["items"][-1]
    assert (gone["status"], gone["reason"]) == ("withdrawn", "正文中有不应公开的个人信息。")
    assert gone["title"] == TITLE and gone["sha256"] is None
    told = get(client, "/reports/2024/wangxi-swj", 410)
    assert gone["reason"] in told["detail"] and told["report"] == gone
    assert {row["agency_code"] for row in get(client, "/figures")["items"]} == {"wangxi"}
    assert get(client, f"/reports?updated_since={gone['published_at']}")["items"][-1] == gone
    make_version(county.water, county.person)
    assert [one["status"] for one in get(client, "/reports")["items"]] == ["published"] * 2


def test_the_withdrawn_have_their_place_in_the_pages(client: Client, county: SimpleNamespace) -> None:
    make_public(county.office, county.person)
    withdraw(county.office, county)
    pages = follow(client, f"{V1}/reports?limit=1")
    shown = [(row["agency_code"], row["kind"], row["status"]) for page in pages for row in page]
    assert shown[0] == ("wangxi", "own", "withdrawn") and len(shown) == len(set(shown)) == 3


def test_agencies_name_the_one_above(client: Client, county: SimpleNamespace) -> None:
    found = {one["code"]: one for one in get(client, "/agencies")["items"]}
    assert found["wangxi-swj"]["parent"] == "wangxi" and found["wangxi"]["parent"] is None
    assert "swju" not in found  # was never asked for a report


def test_the_editions_are_those_of_the_decrees(client: Client) -> None:
    found = get(client, "/editions")["items"]
    assert [one["code"] for one in found] == [edition.code for edition in EDITIONS]
    cells = [cell["cell"] for table in found[1]["tables"] for cell in table["cells"]]
    assert cells == list(EDITIONS[1].by_name) and len(found[1]["equations"]) == len(EDITIONS[1].equations)


def test_the_indicators_are_those_of_their_pages(client: Client) -> None:
    found = {one["code"]: one for one in get(client, "/indicators")["items"]}
    assert list(found) == list(indicators()) and set(asked.CELLS) < set(found)
    assert found["requests.new.total"]["editions"] == ["2019", "2021"]
    assert found["proactive.procurement.amount"]["unit"] == "万元"
    rate = found["reconsideration-correction-rate"]
    assert rate["table"] is None and rate["formula"] == indicators()[rate["code"]].formula
    assert rate["formulas"][1]["numerator"] == ["remedies.reconsideration.corrected"]


def test_every_indicator_names_cells_of_its_editions(client: Client) -> None:
    for one in get(client, "/indicators")["items"]:
        for formula in one["formulas"]:
            known = BY_CODE[formula["edition"]].by_name
            assert {*formula["numerator"], *formula["denominator"]} <= set(known)


def test_begin_here(client: Client, county: SimpleNamespace) -> None:
    for address in client.get(f"{V1}/").json().values():
        assert client.get(address).status_code == 200
    told = get(client, "/openapi.json")
    assert told["openapi"] == "3.1.0" and told["servers"] == [{"url": V1}]


def count(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return len(queries)


def test_more_reports_are_no_more_queries(client: Client, county: SimpleNamespace) -> None:
    lists = ("/reports", "/figures?limit=5000", "/agencies")
    before = {address: count(client, f"{V1}{address}") for address in lists}
    for report in (county.schools, county.town, county.office):
        make_public(report, county.person)
    assert {address: count(client, f"{V1}{address}") for address in lists} == before
    assert list(before.values()) == [2, 1, 1]


def test_a_cursor_is_read_as_it_was_written() -> None:
    assert cursor.read(cursor.write(2024, "wangxi-swj", "own", 7)) == ((2024, "wangxi-swj", "own"), 7)
    assert cursor.read(cursor.write(2024, "wangxi", "summary")) == ((2024, "wangxi", "summary"), 0)


def test_a_report_of_the_edition_of_2019_has_its_own_figures(client: Client, county: SimpleNamespace) -> None:
    early = new_report(county.water_bureau, 2020, "own", county.water.deadline)
    early.save()
    make_version(Report.objects.get(pk=early.pk), county.person)
    (one,) = get(client, "/figures?cell=proactive.licences.change")["items"]
    assert (one["year"], one["edition"], one["state"], one["value"]) == (2020, "2019", "blank", None)
    assert Publication.objects.count() == 3

"""Public pages are made once and sent again: the same answer, until something is published."""

import gzip
import re
import time
from collections.abc import Iterator
from types import SimpleNamespace

import brotli
import pytest
from django.conf import settings
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from agencies.models import Agency
from config import pages
from config.store import Page, Store, accepted
from reports import generation
from reports.actions.withdraw import withdraw
from reports.models import Report
from tests.portal import PAGES, make_version
from tests.reading import front_door, read

pytestmark = pytest.mark.django_db

REPORT = "/2024/wangxi-swj/"
PUBLIC = ["/", "/2024/", REPORT, f"{REPORT}report.pdf", "/sitemap.xml", "/rules/?edition=2019"]


@pytest.mark.parametrize("address", PUBLIC)
def test_a_kept_page_is_what_django_answers(county: SimpleNamespace, client: Client, address: str) -> None:
    door, django = front_door(), client.get(address)
    first, second = read(door, address), read(door, address)
    expected = {name.lower(): value for name, value in django.headers.items()} | {
        "vary": first.headers["vary"]
    }
    assert first == second and door.made == 1
    assert first.body == django.content and first.headers == expected


@pytest.mark.parametrize(("sent", "back"), [("br", brotli.decompress), ("gzip", gzip.decompress)])
def test_it_is_compressed_for_those_who_come_again(county: SimpleNamespace, sent: str, back) -> None:
    door = front_door()
    plain, packed = (read(door, REPORT, accept_encoding=f"{sent}, deflate") for _ in range(2))
    assert packed.headers["content-encoding"] == sent and len(packed.body) < len(plain.body) / 4
    assert back(packed.body) == plain.body and packed.headers["content-length"] == str(len(packed.body))
    assert packed.headers["etag"] != plain.headers["etag"]
    assert packed.headers["vary"] == plain.headers["vary"] == "Cookie, Accept-Encoding"
    assert read(door, REPORT).headers["etag"] == plain.headers["etag"]


def test_a_pdf_is_not_compressed_again(county: SimpleNamespace) -> None:
    door = front_door()
    for _ in range(2):
        found = read(door, f"{REPORT}report.pdf", accept_encoding="br")
        assert found.body.startswith(b"%PDF") and "content-encoding" not in found.headers


@pytest.mark.parametrize("coding", ["", "br", "gzip"])
def test_who_has_it_is_told_so_from_memory(county: SimpleNamespace, coding: str) -> None:
    door = front_door()
    read(door, REPORT)
    whole = read(door, REPORT, accept_encoding=coding)
    for tag in (
        whole.headers["etag"],
        f"W/{whole.headers['etag']}",
        f'"other", {whole.headers["etag"]}',
        "*",
    ):
        same = read(door, REPORT, accept_encoding=coding, if_none_match=tag)
        assert (same.status, same.body, door.made) == (304, b"", 1)
    assert same.headers["etag"] == whole.headers["etag"] and "content-length" not in same.headers
    assert {"content-security-policy", "cache-control", "vary"} <= same.headers.keys()
    assert read(door, REPORT, accept_encoding=coding, if_none_match='"other"').status == 200


def test_a_date_says_it_too(county: SimpleNamespace) -> None:
    door = front_door()
    stamp = read(door, f"{REPORT}report.pdf").headers["last-modified"]
    assert read(door, f"{REPORT}report.pdf", if_modified_since=stamp).status == 304
    assert read(door, f"{REPORT}report.pdf", if_modified_since="Sat, 01 Jan 2000 00:00:00 GMT").status == 200
    for address in ("/2024/", REPORT):  # what comes later changes them too: they have no date
        assert read(door, address, if_modified_since=stamp).status == 200


def test_a_page_reads_nothing_of_which_the_generation_knows_nothing(
    county: SimpleNamespace, client: Client
) -> None:
    addresses = [
        *PAGES,
        *PUBLIC,
        "/feed.atom",
        "/verify/",
        "/agencies/wangxi-swj/",
        "/compare/",
        "/indicators/",
        "/data/",
    ]
    addresses += ["/search/?q=水务", "/search/index-2024.json", "/api/v1/reports", f"{REPORT}v1/figures/"]
    with CaptureQueriesContext(connection) as asked:
        assert {client.get(address).status_code for address in addresses} == {200, 404}
    tables = {table for query in asked for table in re.findall(r"\breports_\w+|\bagencies_\w+", query["sql"])}
    known = set(re.findall(r"(?:FROM|JOIN) (\w+)", generation._question()))
    assert tables - known <= {"reports_event"}  # of the approval, which is there before the publication


def test_a_first_reader_with_an_old_tag_does_not_leave_an_empty_page(county: SimpleNamespace) -> None:
    door, tag = front_door(), read(front_door(), REPORT).headers["etag"]
    assert read(door, REPORT, if_none_match=tag).status == 304
    assert read(door, REPORT).body and door.made == 1


def test_head_is_the_page_without_its_body(county: SimpleNamespace) -> None:
    door = front_door()
    head, whole, again = read(door, REPORT, "HEAD"), read(door, REPORT), read(door, REPORT, "HEAD")
    assert head.headers == whole.headers == again.headers and door.made == 1
    assert head.body == again.body == b"" != whole.body
    assert read(door, "/2024/nobody/", "HEAD").body == b""


def correct(county: SimpleNamespace) -> None:
    make_version(county.water, county.person)


def rename(county: SimpleNamespace) -> None:
    Agency.objects.filter(pk=county.water_bureau.pk).update(name="望溪县水利局")


def postpone(county: SimpleNamespace) -> None:
    Report.objects.filter(pk=county.schools.pk).update(deadline="2030-01-31")


def take_back(county: SimpleNamespace) -> None:
    withdraw(county.water, county.person, "有误。")


@pytest.mark.parametrize("change", [correct, rename, postpone, take_back])
def test_what_is_published_shows_with_the_next_request(county: SimpleNamespace, change) -> None:
    door = front_door()
    read(door, "/2024/"), read(door, "/2024/")
    change(county)
    read(door, "/2024/"), read(door, "/2024/")
    assert door.made == 2


def test_what_is_kept_goes_with_a_withdrawal(county: SimpleNamespace) -> None:
    door = front_door()
    kept = [read(door, address) for address in (REPORT, f"{REPORT}report.pdf")]
    take_back(county)
    for address, before in zip((REPORT, f"{REPORT}report.pdf"), kept, strict=True):
        now = read(door, address, if_none_match=before.headers["etag"])
        assert now.status == 410 and now.body != before.body


def test_work_inside_does_not_make_the_public_pages_anew(county: SimpleNamespace) -> None:
    door = front_door()
    read(door, "/2024/")
    county.schools.figures.create(
        cell="requests.new.person", raw="1", state="number", value=1, changed_by=county.person
    )
    Report.objects.filter(pk=county.schools.pk).update(version=9, done=["overview"])
    read(door, "/2024/")
    assert door.made == 1


def test_it_shows_at_once_in_the_process_that_made_it_and_soon_in_the_others(county: SimpleNamespace) -> None:
    here, elsewhere = front_door(every=3600), front_door(every=0.05)
    old = [read(door, REPORT).headers["etag"] for door in (here, elsewhere)]
    correct(county)
    assert read(here, REPORT).headers["etag"] == old[0]
    read(here, "/check/", "POST", content_length="0")  # whoever sends something may have published
    assert read(here, REPORT).headers["etag"] != old[0]
    assert any(read(elsewhere, REPORT).headers["etag"] != old[1] for _ in moments())


def moments() -> Iterator[None]:
    """A question that a busy machine answers slowly is asked less often."""
    for _ in range(100):
        yield time.sleep(0.05)


def test_a_page_made_while_something_was_published_is_not_taken_for_the_new_one(
    county: SimpleNamespace,
) -> None:
    generations = iter("aabb")
    door = front_door(ask=lambda: next(generations))
    make = door.django

    def overtaken(environ, start_response):
        door.generation.current(), door.generation.current()  # meanwhile another reader finds the new one
        return make(environ, start_response)

    door.django = overtaken
    assert read(door, REPORT).status == 200 and not door.plain.pages


def test_who_is_signed_in_is_answered_by_django(county: SimpleNamespace) -> None:
    door = front_door()
    read(door, REPORT)
    own = read(door, REPORT, cookie=f"{settings.SESSION_COOKIE_NAME}=x")
    assert set(own.headers["cache-control"].split(", ")) == {"private", "no-cache"} and door.made == 2
    read(door, REPORT, cookie="mode=elder")
    assert read(door, REPORT, cookie="mode=elder").status == 200 and door.made == 3
    assert read(door, REPORT, cookie="mode=normal; other=1").status == 200 and door.made == 3


@pytest.mark.parametrize(
    ("address", "status"), [("/sign-in/", 200), ("/check/", 200), ("/no/such/", 404), ("/2023/nobody/", 404)]
)
def test_nothing_else_is_kept(county: SimpleNamespace, address: str, status: int) -> None:
    door = front_door()
    assert [read(door, address).status, read(door, address).status] == [status, status] and door.made == 2


def test_a_strange_host_is_refused_each_time(county: SimpleNamespace) -> None:
    door = front_door()
    read(door, "/")
    assert (
        read(door, "/", host="evil.example").status == 400 and door.plain.held < len(read(door, "/").body) * 3
    )


def test_a_page_of_this_moment_is_not_kept(county: SimpleNamespace) -> None:
    file, door = county.water.publications.get().file("html"), front_door()
    content = file.read()
    file.path.unlink()
    assert "正在恢复" in read(door, REPORT).body.decode()
    file.path.write_bytes(content)
    assert "正在恢复" not in read(door, REPORT).body.decode()


def test_a_flood_of_addresses_takes_no_more_than_its_room(county: SimpleNamespace) -> None:
    door = front_door(room=512 * 1024)
    home = read(door, "/2024/").body
    for number in range(15):
        read(door, f"/2024/?n={number}")
        read(door, "/2024/", host=f"localhost:{number + 8000}")
    assert door.aside.held <= 128 * 1024 < 30 * len(home)
    made = door.made
    assert read(door, "/2024/").body == home and door.made == made


def test_what_was_read_is_read_on_without_the_database(county: SimpleNamespace, monkeypatch) -> None:
    door = front_door()
    whole = read(door, REPORT)
    door.generation.ask = away
    assert read(door, REPORT) == whole and read(door, REPORT) == whole
    monkeypatch.setattr(pages, "OUTLIVES", 0)  # not for ever
    assert read(door, REPORT).status == 200 and door.made == 2


def away() -> str:
    raise OperationalError


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("gzip, deflate, br, zstd", ("br", "gzip")),
        ("gzip;q=1.0, br;q=0.5", ("gzip", "br")),
        ("br;q=0, gzip", ("gzip",)),
        ("identity", ()),
        ("gzip;q=x", ()),
        ("", ()),
    ],
)
def test_only_what_the_reader_takes_is_sent(header: str, expected: tuple[str, ...]) -> None:
    assert accepted(header) == expected


def test_the_least_lately_read_goes_first() -> None:
    store, page = Store(100_000), Page("200 OK", [], b"x" * 2000)
    for key in range(16):
        store.put(key, page)
    assert store.get(0) is page
    store.put("new", page)
    assert store.get(0) is page and store.get(1) is None
    store.put("large", Page("200 OK", [], b"x" * 10_000))
    assert store.get("large", page) is None and store.held <= store.room

"""Who may keep a public page, when it is sent again, and what is said while a file is missing."""

from collections.abc import Callable
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone
from lxml import html as lxml_html

from agencies.models import Agency
from config.site import Site
from reports.models import Publication, ReportKind
from reports.models.report import new_report
from tests.portal import PAGES, TITLE, make_version, page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "queries"), [("/2024/", 6), ("/2024/wangxi-swj/", 4), ("/2024/wangxi-swj/v1/", 4)]
)
def test_the_page_is_not_made_to_say_that_it_is_the_same(
    client: Client, county: SimpleNamespace, django_assert_max_num_queries, address: str, queries: int
) -> None:
    etag = client.get(address)["ETag"]
    with django_assert_max_num_queries(queries):
        again = client.get(address, headers={"if-none-match": etag})
    assert again.status_code == 304 and again["ETag"] == etag and not again.templates
    assert again["Cache-Control"] == "public, max-age=60"


def correct(county: SimpleNamespace) -> None:
    make_version(county.water, county.person)


def rename(county: SimpleNamespace) -> None:
    Agency.objects.filter(pk=county.water_bureau.pk).update(name="望溪县水利局")


def next_year(county: SimpleNamespace) -> None:
    later = new_report(county.water_bureau, 2025, ReportKind.OWN, datetime(2026, 1, 31).date())
    later.save()
    make_version(later, county.person)


@pytest.mark.parametrize("address", ["/2024/", "/2024/wangxi-swj/", "/2024/wangxi-swj/v1/"])
@pytest.mark.parametrize("change", [correct, rename, next_year])
def test_whatever_shows_on_a_page_makes_it_a_new_one(
    client: Client, county: SimpleNamespace, change: Callable[[SimpleNamespace], None], address: str
) -> None:
    etag = client.get(address)["ETag"]
    change(county)
    assert client.get(address, headers={"if-none-match": etag}).status_code == 200


def test_a_change_of_the_footer_makes_new_pages(client: Client, county: SimpleNamespace, settings) -> None:
    settings.DEBUG = True
    etag = client.get("/2024/wangxi-swj/")["ETag"]
    settings.SITE = Site(sponsor="望溪县人民政府办公室")
    assert client.get("/2024/wangxi-swj/")["ETag"] != etag


EVERY_ADDRESS = [*PAGES, "/2024/wangxi-swj/report.pdf", "/sitemap.xml", "/no/such/address/"]


def test_what_has_not_changed_is_not_sent_again(client: Client, county: SimpleNamespace) -> None:
    for address in ("/2024/", "/2024/wangxi-swj/", "/2024/wangxi-swj/report.pdf"):
        first = client.get(address)
        again = client.get(address, headers={"if-none-match": first["ETag"]})
        assert again.status_code == 304 and not again.content
    stamp = client.get("/2024/wangxi-swj/report.pdf")["Last-Modified"]
    assert datetime.strptime(stamp, "%a, %d %b %Y %H:%M:%S GMT").replace(tzinfo=UTC) <= timezone.now()


@pytest.mark.parametrize("address", EVERY_ADDRESS[:-2])
def test_a_visitor_may_keep_a_page_for_a_minute(
    client: Client, county: SimpleNamespace, address: str
) -> None:
    response = client.get(address)
    expected = {"public", "max-age=60"} if response.status_code == 200 else {""}
    assert set(response.headers.get("Cache-Control", "").split(", ")) == expected
    assert not response.cookies
    if response.status_code == 200:  # a page is another in 长者模式, a file is the same
        assert ("Cookie" in response.headers.get("Vary", "")) is not address.endswith("report.pdf")


@pytest.mark.parametrize("address", EVERY_ADDRESS[:-1])
def test_a_page_leaves_the_session_of_its_reader_alone(
    client: Client, county: SimpleNamespace, address: str
) -> None:
    client.force_login(county.person)
    before = Session.objects.get().expire_date
    response = client.get(address)
    assert not response.cookies and Session.objects.get().expire_date == before
    if response.status_code == 200:
        assert set(response["Cache-Control"].split(", ")) == {"private", "no-cache"}
        again = client.get(address, headers={"if-none-match": response["ETag"]})
        assert again.status_code == 304 and not again.cookies


@pytest.fixture
def unrestored(county: SimpleNamespace) -> Publication:
    """The database came back from a backup, the files did not."""
    publication = county.water.publications.get()
    for file in publication.files.all():
        file.path.unlink()
    return publication


def test_a_report_without_its_file_is_set_from_the_database(
    client: Client, county: SimpleNamespace, caplog: pytest.LogCaptureFixture
) -> None:
    whole = page(client, "/2024/wangxi-swj/")
    file = county.water.publications.get().file("html")
    file.path.unlink()
    found = page(client, "/2024/wangxi-swj/")
    first, second = (lxml_html.tostring(p.find_class("report-body")[0]) for p in (whole, found))
    assert first == second
    assert "存档文件正在恢复" in found.text_content() and "正在恢复" not in whole.text_content()
    assert file.sha256 in caplog.text


def test_a_download_without_its_file_says_when_to_come_back(client: Client, unrestored: Publication) -> None:
    response = client.get("/2024/wangxi-swj/report.pdf")
    found = lxml_html.document_fromstring(response.content.decode())
    assert response.status_code == 503 and response["Cache-Control"] == "no-store"
    assert int(response["Retry-After"]) > 0 and "Content-Disposition" not in response
    assert f"《{TITLE}》的 PDF 文件正在恢复" in found.text_content()
    assert found.xpath("//main//a[@href='/2024/wangxi-swj/']")


def test_a_restored_file_is_seen_at_once(client: Client, county: SimpleNamespace) -> None:
    path = county.water.publications.get().file("html").path
    content = path.read_bytes()
    path.unlink()
    etag = client.get("/2024/wangxi-swj/")["ETag"]
    path.write_bytes(content)
    response = client.get("/2024/wangxi-swj/", headers={"if-none-match": etag})
    assert response.status_code == 200 and "正在恢复" not in response.content.decode()


def test_the_address_on_the_last_page_tells_the_version(client: Client, county: SimpleNamespace) -> None:
    digest = county.water.publications.get().sha256
    assert "第1版" in page(client, f"/verify/{digest}/").text_content()
    assert "没有这个指纹" in page(client, f"/verify/{'0' * 64}/", 404).text_content()

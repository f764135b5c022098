"""Who may keep a public page, and when it is sent again."""

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from tests.portal import PAGES

pytestmark = pytest.mark.django_db
EVERY_ADDRESS = [*PAGES, "/2024/wangxi-swj/report.pdf", "/sitemap.xml", "/no/such/address/"]


def test_what_has_not_changed_is_not_sent_again(client: Client, county: SimpleNamespace) -> None:
    for address in ("/2024/", "/2024/wangxi-swj/", "/2024/wangxi-swj/report.pdf"):
        first = client.get(address)
        again = client.get(address, headers={"if-none-match": first["ETag"]})
        assert again.status_code == 304 and not again.content
    stamp = client.get("/2024/wangxi-swj/")["Last-Modified"]
    assert datetime.strptime(stamp, "%a, %d %b %Y %H:%M:%S GMT").replace(tzinfo=UTC) <= timezone.now()


@pytest.mark.parametrize("address", EVERY_ADDRESS[:-2])
def test_a_visitor_may_keep_a_page_for_a_minute(
    client: Client, county: SimpleNamespace, address: str
) -> None:
    response = client.get(address)
    expected = {"public", "max-age=60"} if response.status_code == 200 else {""}
    assert set(response.headers.get("Cache-Control", "").split(", ")) == expected
    assert not response.cookies and "Cookie" not in response.headers.get("Vary", "")


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

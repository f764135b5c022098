"""After a withdrawal nothing that was in the report is left anywhere on the public side."""

from types import SimpleNamespace

import pytest
from django.test import Client

from reports.actions.open_data import make_all_bulk
from reports.actions.withdraw import withdraw
from tests.portal import make_version

pytestmark = pytest.mark.django_db

OWN = [f"/2024/wangxi-swj/{end}" for end in ("", "v1/", "v2/", "v2/figures/", "report.txt", "v1/report.htm")]
LISTS = [
    "/feed.atom",
    "/search/index-2024.json",
    "/search/?q=全年公开",
    "/data/2024.csv",
    "/indicators/requests.new.person/",
]
ASKED = [
    "/api/v1/figures?year=2024",
    "/api/v1/reports/2024/wangxi-swj",
    "/compare/?a=wangxi-swj",
    "/agencies/wangxi-swj/",
]
SIGNS = ("全年公开信息", ",17,", ">17<", ":17,", '"17"')


@pytest.fixture
def showing(client: Client, county: SimpleNamespace):
    """The addresses that show something of what is in the report."""
    make_version(county.water, county.person)
    make_all_bulk()

    def addresses() -> list[str]:
        texts = {address: client.get(address).getvalue().decode() for address in (*OWN, *LISTS, *ASKED)}
        return [address for address, text in texts.items() if any(sign in text for sign in SIGNS)]

    return addresses


def test_nothing_is_left(county: SimpleNamespace, showing, django_capture_on_commit_callbacks) -> None:
    assert len(showing()) >= 12
    with django_capture_on_commit_callbacks(execute=True):
        for report in (county.water, county.summary):
            withdraw(report, county.person, "有误。")
    assert showing() == []

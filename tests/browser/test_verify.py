"""报告核验 in a real browser: the file stays there, its hash is asked; the pages of versions are for everybody."""

import zlib

import pytest
from playwright.sync_api import Page

from reports.filetypes import json
from reports.models import Publication, Withdrawal
from tests.browser.axe import violations
from tests.portal import make_version

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def saved_anew(publication: Publication) -> bytes:
    """A PDF that another program has written, with the data of this version inside."""
    packed = zlib.compress(json.canonical(publication.document))
    head = f"%PDF-1.7\n9 0 obj\n<</Type /EmbeddedFile/Filter /FlateDecode/Length {len(packed)}>>\nstream\n"
    return head.encode() + packed + b"\nendstream\nendobj\n"


def test_a_file_is_verified_without_being_sent(live_server, page: Page, county) -> None:
    publication = county.water.publications.get()
    content = publication.file("pdf").read()
    asked: list[tuple[str, str | None]] = []
    page.on("request", lambda request: asked.append((request.method, request.post_data)))
    page.goto(f"{live_server.url}/verify/")
    for name, sent, says in (
        ("报告.pdf", content, "原件，现行第1版"),
        ("另存.pdf", saved_anew(publication), "不是原件：文件被改动过"),
        ("别的.pdf", content[:2000], "没有发布过这样的文件"),
    ):
        page.set_input_files("#file", {"name": name, "mimeType": "application/pdf", "buffer": sent})
        page.get_by_text(f"文件：{name}").wait_for()
        assert says in page.locator("#answer").inner_text()
        assert page.evaluate("document.activeElement.id") == "answer" and violations(page) == []
        page.get_by_role("button", name="核验", exact=True).click()  # the same verdict without the file
        assert says in page.locator("#answer").inner_text()
    assert set(asked) == {("GET", None)}


def test_the_pages_of_versions_are_for_everybody(live_server, page: Page, county) -> None:
    first = county.water.publications.get()
    county.water.figures.update(raw="18", value=18)
    make_version(county.water, county.person)
    summary = county.summary.publications.get()
    Withdrawal.objects.create(publication=summary, reason="误发。", by=county.person)
    report = "/2024/wangxi-swj/"
    codes = (f"/verify/{p.sha256}/" for p in (first, summary))
    for address in (
        report,
        f"{report}v1/",
        f"{report}v2/changes/",
        "/2024/wangxi/summary/",
        "/2024/",
        *codes,
    ):
        for width in (375, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            page.goto(live_server.url + address)
            assert violations(page) == [], address
            assert page.evaluate("document.documentElement.scrollWidth") <= width, address

"""自查: anybody may, nothing is kept, and nobody can keep others from it."""

import tempfile
from pathlib import Path

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.test import Client
from lxml import html

from reports import reading, slots, uploads
from reports.models import Visit
from reports.views import self_check
from tests.brought import NAME, sample, seam

pytestmark = pytest.mark.django_db
LARGE = b"x" * 3_000_000  # more than Django would keep in memory


@pytest.fixture(autouse=True)
def readers(monkeypatch):
    seam(monkeypatch, sample(2024))


def send(client, content=b"PK", name=NAME, **fields):
    return client.post("/check/", {"file": SimpleUploadedFile(name, content), **fields})


def text(response):
    return " ".join(html.fromstring(response.content.decode()).text_content().split())


def test_the_cells_that_are_probably_wrong_are_named(client):
    said = text(send(client))
    assert "勾稽关系不符，可能是哪一格填错" in said
    assert "“（一）予以公开”的“商业企业”，现在是40，应为0（" in said


def rows():
    return {model.__name__: model.objects.count() for model in apps.get_models() if model is not Visit}


def test_it_says_what_it_is(client):
    said = text(client.get("/check/"))
    assert "不保存，也不需要登录" in said
    assert "年度报告自查" in text(client.get("/map/"))


def test_what_is_wrong_is_said_beside_the_document(client):
    response = send(client)
    assert response.status_code == 200
    said = text(response)
    assert "阻断" in said and "商业企业列" in said and "去年公开水库蓄水信息十二条。" in said
    page = html.fromstring(response.content.decode())
    assert page.xpath("//td[@id='f-requests.new.person']/a[starts-with(@href, '#s-')]")
    assert page.xpath("//meta[@name='robots'][@content='noindex']")
    assert not page.xpath("//*[@class='scroll']//input")  # nothing to correct here


def test_nothing_is_kept(client, monkeypatch):
    made = []
    monkeypatch.setattr(
        tempfile, "NamedTemporaryFile", lambda *a, **k: made.append(a) or pytest.fail("a file")
    )
    before, files = rows(), set(Path(tempfile.gettempdir()).glob("*.upload*"))
    response = send(client, LARGE, last=SimpleUploadedFile("去年.docx", LARGE))
    assert response.status_code == 200 and rows() == before and not made
    assert set(Path(tempfile.gettempdir()).glob("*.upload*")) == files
    assert not response.cookies
    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex, nofollow"


def test_a_visitor_without_a_token_may(world):
    assert send(Client(enforce_csrf_checks=True)).status_code == 200


def test_last_years_report_is_compared(client, monkeypatch):
    asked = {}
    monkeypatch.setattr(reading, "check", lambda read, **given: asked.update(given) or ())
    response = send(client, last=SimpleUploadedFile("去年.docx", b"x"), year="2024", agency="望溪县水务局")
    assert "已与上一年的报告对照" in text(response)
    assert asked["last"].content().text("requests.carried_out.person") == "3"
    assert (asked["year"], asked["agency"]) == (2024, "望溪县水务局")


def test_last_years_report_of_another_agency_is_noticed(client, monkeypatch):
    files = {NAME: sample(2024), "去年.docx": sample(2023, agency="望溪县教育局")}
    monkeypatch.setattr(reading, "draft", lambda content, name: files[name])
    said = text(send(client, last=SimpleUploadedFile("去年.docx", b"x")))
    assert "用来比对的上年报告是“望溪县教育局”的，本报告是“望溪县水务局”的" in said


def test_unreadable(client, monkeypatch):
    seam(monkeypatch, reading.Unreadable("这是扫描件，请用文字版。"))
    response = send(client, agency="望溪县水务局")
    assert response.status_code == 422
    assert "这是扫描件，请用文字版。" in text(response)
    assert 'value="望溪县水务局"' in response.content.decode()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [({"year": "abc"}, "报告年度请填四位数字"), ({"year": "1999"}, "报告年度从2019年起")],
)
def test_odd_years(client, fields, sentence):
    assert sentence in text(send(client, **fields))


def test_no_file(client):
    assert "请选择要自查的年度报告文件。" in text(client.post("/check/", {}))


def test_too_large(client, monkeypatch):
    monkeypatch.setattr(uploads, "LARGEST", 100_000)
    assert "文件超过20 MB" in text(send(client, LARGE))
    monkeypatch.setattr(self_check, "LARGEST", 100_000)
    response = send(client, LARGE)
    assert response.status_code == 413 and "文件超过20 MB" in text(response)


def test_so_many_and_no_more(client, monkeypatch):
    monkeypatch.setattr(self_check, "MOST", 2)
    assert [send(client).status_code for _ in range(3)] == [200, 200, 429]
    assert client.post("/check/", REMOTE_ADDR="10.0.0.9").status_code == 422  # somebody else


def test_what_was_not_read_does_not_count(client, monkeypatch):
    monkeypatch.setattr(self_check, "MOST", 1)
    refused = [send(client, year="1999").status_code, client.post("/check/").status_code]
    assert [*refused, send(client).status_code, send(client).status_code] == [422, 422, 200, 429]


def test_a_file_of_a_wrong_type_does_not_count_unless_it_was_work(client, monkeypatch):
    monkeypatch.setattr(self_check, "MOST", 1)
    seam(monkeypatch, reading.Unreadable("这不是报告。"))
    assert [send(client).status_code for _ in range(2)] == [422, 422]
    monkeypatch.setattr(self_check, "CHEAP", -1)
    assert [send(client).status_code for _ in range(2)] == [422, 429]


def test_sending_alone_is_bounded_too(client, monkeypatch):
    monkeypatch.setattr(self_check, "MOST_SENT", 2)
    assert [client.post("/check/").status_code for _ in range(3)] == [422, 422, 429]


def test_the_address_is_not_kept_in_clear(client):
    send(client)
    for visit in Visit.objects.all():
        assert "127.0.0.1" not in visit.address and len(visit.address) == 32


def test_an_old_window_is_forgotten(client):
    Visit.objects.create(address="x", window=1)
    send(client)
    assert not Visit.objects.filter(window=1).exists()


@pytest.mark.parametrize(("behind", "statuses"), [(True, [200, 200, 429]), (False, [200, 429, 429])])
def test_behind_a_proxy_its_word_counts(client, settings, monkeypatch, behind, statuses):
    settings.BEHIND_PROXY = behind
    monkeypatch.setattr(self_check, "MOST", 1)
    senders = ["1.2.3.4, 203.0.113.1", "1.2.3.4, 203.0.113.2", "9.9.9.9, 203.0.113.2"]
    files = (SimpleUploadedFile(NAME, b"x") for _ in senders)
    got = [
        client.post("/check/", {"file": file}, HTTP_X_FORWARDED_FOR=sender).status_code
        for file, sender in zip(files, senders, strict=True)
    ]
    assert got == statuses


def test_a_household_counts_once(client, monkeypatch):
    monkeypatch.setattr(self_check, "MOST_SENT", 1)
    for address, status in (("2001:db8::1", 422), ("2001:db8::2", 429), ("2001:db8:1::1", 422)):
        assert client.post("/check/", REMOTE_ADDR=address).status_code == status


@pytest.mark.django_db(transaction=True)
def test_two_at_once(client):
    others = [connections.create_connection("default") for _ in range(2)]
    try:
        for number, other in enumerate(others):
            with other.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_lock(%s)", [slots.FIRST + number])
        response = send(client)
        assert response.status_code == 503 and "请过一会儿" in text(response)
        others[0].close()
        assert send(client).status_code == 200
        assert send(client).status_code == 200  # and gave it back
    finally:
        for other in others:
            other.close()


def test_what_is_sent_is_never_markup(client):
    assert "<img" not in send(client, name="<img src=x onerror=alert(1)>.docx").content.decode()

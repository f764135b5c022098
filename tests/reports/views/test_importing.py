"""导入 as the author meets it: a file or a paste, the result, what is ticked, what is said, what is kept."""

import re
from dataclasses import replace
from datetime import timedelta
from functools import partial
from threading import Timer

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.urls import reverse
from django.utils import timezone
from lxml import html

from reports import actions, reading, slots, uploads
from reports.intake.draft import Confidence
from reports.models import Import
from reports.views import imports
from tests.brought import NAME, sample, seam
from tests.world import again, opened


@pytest.fixture
def clerk(client, world, monkeypatch):
    """安立 at her report of 2024, with a document of that year at hand."""
    seam(monkeypatch, sample(2024))
    client.force_login(world.alice)
    client.report = opened(world)
    client.world = world
    return client


def at(client, name, *more):
    return reverse(name, args=(*client.report.address, *more))


def send(client, **fields):
    return client.post(at(client, "import"), fields)


def file(content=b"PK..", name=NAME):
    return SimpleUploadedFile(name, content)


def result(client):
    """Bring the document and read its page."""
    response = send(client, file=file())
    assert response.status_code == 302, response.content.decode()
    return response.url, html.fromstring(client.get(response.url).content.decode())


def ticked(page):
    return page.xpath("//input[@name='part'][@checked]/@value")


def text(page):
    return " ".join(page.text_content().split())


def take(client, url, *parts, **more):
    fields = {
        "part": parts,
        "version": again(client.report).version,
        "sure:requests.new.business": "1",
        **more,
    }
    return client.post(url, fields, follow=True)


def test_links_lead_here(clerk):
    assert at(clerk, "import") in clerk.get(at(clerk, "report")).content.decode()
    page = clerk.get(at(clerk, "section", "requests")).content.decode()
    assert at(clerk, "import") + "?section=requests" in page


def test_the_result_says_what_was_understood(clerk):
    _, page = result(clerk)
    said = text(page)
    assert "望溪县水务局2024年政府信息公开工作年度报告" in said
    assert "其中修补 1存疑 1空白 1没有读到 1" in said
    assert page.xpath("//table[contains(@class, 'first')]//tbody//span[contains(@class, 'mark')]/text()") == [
        "没有读到", "存疑", "修补",
    ]  # fmt: skip
    assert "640020470" in said and "分不开" in said


def test_where_nothing_was_read_there_is_advice_and_no_verdict(clerk, monkeypatch):
    seam(monkeypatch, replace(sample(2024), figures={}, passages={}, tables=()))
    said = text(result(clerk)[1])
    assert "没有认出表格" in said and "请连同行名、列名一起复制整张表" in said
    assert "照文件读出" not in said and "校核结果" not in said


def test_blanks_are_counted_where_all_the_rest_is_sure(clerk, monkeypatch):
    seam(monkeypatch, only_requests(sample(2024)))
    said = text(result(clerk)[1])
    assert "没有修补，也没有存疑；另有1格在文件里是空白" in said


def test_only_the_parts_that_were_brought_are_judged(clerk, monkeypatch):
    seam(monkeypatch, only_requests(sample(2024)))
    said = text(result(clerk)[1])
    assert "还有1格没有填" in said
    assert "没有读到表“" not in said and "还没有写" not in said


def only_requests(draft):
    """Table 三 alone, nothing of it in doubt, one cell blank."""
    figures = {
        name: replace(found, confidence=Confidence.SURE)
        for name, found in draft.figures.items()
        if name.startswith("requests.")
    }
    figures["requests.refused.state_secret.person"] = figures["requests.refused.state_secret.business"]
    return replace(draft, figures=figures, passages={}, tables=("requests",))


def test_each_cell_leads_to_its_place_and_back(clerk):
    _, page = result(clerk)
    (link,) = page.xpath("//td[@id='f-requests.new.person']/a")
    (place,) = page.xpath(f"//td[@id='{link.get('href')[1:]}']/a")
    assert (place.text, place.get("href")) == ("12", "#f-requests.new.person")
    assert "修补" in page.xpath("//td[@id='f-requests.new.business']/a/@aria-label")[0]


def test_the_cells_that_are_probably_wrong_are_named(clerk):
    _, page = result(clerk)
    assert "“（一）予以公开”的“商业企业”，现在是40，应为0（" in text(page)


def test_nothing_enters_before_it_is_accepted(clerk):
    result(clerk)
    assert again(clerk.report).raws == {} and again(clerk.report).version == 0


def test_accepting(clerk):
    url, page = result(clerk)
    response = take(clerk, url, *ticked(page), **{"cell:requests.refused.state_secret.person": "2"})
    assert "已采用：填入" in response.content.decode()
    raws = again(clerk.report).raws
    assert (raws["requests.new.person"], raws["requests.refused.state_secret.person"]) == ("12", "2")
    again_at = clerk.get(url)  # the back button
    assert again_at.status_code == 410
    assert re.search("已在.*采用，不用再采用一次", again_at.content.decode())
    assert at(clerk, "report") in again_at.content.decode()


def test_a_part_that_came_by_import_says_when(clerk):
    url, page = result(clerk)
    assert "还没有填写" in clerk.get(at(clerk, "section", "requests")).content.decode()
    take(clerk, url, "requests")
    assert "已导入 " in clerk.get(at(clerk, "section", "requests")).content.decode()
    assert "还没有填写" in clerk.get(at(clerk, "section", "overview")).content.decode()
    actions.save_table(
        clerk.report, "requests", {"requests.new.other": "3"}, {}, done=False, by=clerk.world.alice
    )
    assert "已保存 " in clerk.get(at(clerk, "section", "requests")).content.decode()


def test_what_was_dropped_or_expired_says_so_to_its_person_alone(clerk):
    url, _ = result(clerk)
    pk = Import.objects.get().pk
    clerk.post(at(clerk, "drop-import", pk))
    assert re.search("已在.*删除，没有采用", clerk.get(url).content.decode())
    assert clerk.post(at(clerk, "drop-import", pk)).status_code == 410
    late, _ = result(clerk)
    Import.objects.update(at=timezone.now() - timedelta(days=8))
    assert "没有采用的文件7天后自动删除" in clerk.get(late).content.decode()
    assert clerk.get(at(clerk, "import-result", pk + 1000)).status_code == 404
    clerk.force_login(clerk.world.bob)
    assert clerk.get(url).status_code == 404 and clerk.get(late).status_code == 404


def test_a_sure_cell_can_be_corrected_too(clerk):
    url, page = result(clerk)
    names = page.xpath("//input[starts-with(@name, 'cell:')]/@name")
    assert len(names) == len(set(names)) and "cell:requests.new.total" in names
    take(clerk, url, "requests", **{"cell:requests.new.person": "13", "cell:requests.granted.person": ""})
    raws = again(clerk.report).raws
    assert raws["requests.new.person"] == "13" and "requests.granted.person" not in raws
    assert "读出“12”，改为“13”" in clerk.get(at(clerk, "imports")).content.decode()


def test_one_way_of_counting_everywhere(clerk):
    before = {"requests.new.person": "11", "requests.granted.person": "９"}
    actions.save_table(clerk.report, "requests", before, {}, done=False, by=clerk.world.alice)
    url, page = result(clerk)
    (does,) = page.xpath("//div[@id='does-requests']")
    filled, replaced = re.search(r"填入(\d+)格 替换(\d+)格", text(does)).groups()
    assert replaced == "1"
    said = f"填入{filled}格、替换1格"
    assert f"已采用：{said}。" in take(clerk, url, "requests").content.decode()
    assert f"<summary>{said}</summary>" in clerk.get(at(clerk, "report")).content.decode()
    assert f"（{said}）" in clerk.get(at(clerk, "imports")).content.decode()


def test_what_is_overwritten_is_said_first(clerk):
    actions.save_table(
        clerk.report, "requests", {"requests.new.person": "11"}, {}, done=False, by=clerk.world.alice
    )
    actions.save_passage(clerk.report, "other", "今年写的。", "", done=False, by=clerk.world.alice)
    _, page = result(clerk)
    said = text(page)
    assert "替换1格已有的数" in said and "11 → 12" in said
    assert "将替换已有的正文" in said and "现有：今年写的。" in said


def test_last_years_file_ticks_nothing_and_offers_the_carry_over(clerk, monkeypatch):
    seam(monkeypatch, sample(2023))
    url, page = result(clerk)
    assert ticked(page) == []
    assert "这是2023年度的报告，您正在填报的是2024年度的报告。" in text(page)
    assert "carry" in page.xpath("//input[@name='part']/@value")
    take(clerk, url, "carry")
    assert again(clerk.report).raws["requests.carried_in.person"] == "3"


@pytest.mark.parametrize(
    ("draft", "sentence"),
    [
        (sample(2020), "文件里的表是2019年格式"),
        (sample(2024, agency="望溪县教育局"), "文件写的机关是“望溪县教育局”，这份报告是望溪县水务局的。"),
        (
            replace(sample(2024), year=None),
            "文件里没有读到报告年度，不知道是不是2024年度的，可能是往年的表。",
        ),
    ],
)
def test_what_may_be_another_report_is_said_and_not_ticked(clerk, monkeypatch, draft, sentence):
    seam(monkeypatch, draft)
    _, page = result(clerk)
    assert sentence in text(page) and "下面的各部分都没有勾选" in text(page)
    assert ticked(page) == []


@pytest.mark.parametrize("name", ["水务局", "望溪县 水务局", "浙江省望溪县水务局"])
def test_an_agency_by_another_form_of_its_name_is_the_same(clerk, monkeypatch, name):
    seam(monkeypatch, sample(2024, agency=name))
    assert ticked(result(clerk)[1])


@pytest.mark.parametrize("year", [2024, 2022])
def test_only_last_years_report_is_carried_over(clerk, monkeypatch, year):
    seam(monkeypatch, sample(year))
    url, page = result(clerk)
    assert "carry" not in page.xpath("//input[@name='part']/@value")
    response = take(clerk, url, "carry")
    assert response.status_code == 409 and "不是2023年度的报告" in response.content.decode()
    assert again(clerk.report).raws == {} and Import.objects.filter(state="pending").exists()


def test_without_a_year_the_carry_over_is_taken_knowingly(clerk, monkeypatch):
    seam(monkeypatch, replace(sample(2023), year=None))
    url, page = result(clerk)
    assert "请先确认它是2023年度的报告再勾选" in text(page) and ticked(page) == []
    take(clerk, url, "carry")
    assert again(clerk.report).raws["requests.carried_in.person"] == "3"


def test_one_table_only(clerk):
    response = clerk.post(at(clerk, "import"), {"file": file(), "section": "requests"})
    page = html.fromstring(clerk.get(response.url).content.decode())
    assert page.xpath("//input[@name='part']/@value") == ["requests"]
    assert not page.xpath("//details[@class='weight']//li[not(contains(., '申请') or contains(., '列'))]")
    take(clerk, response.url, "requests", "proactive", "overview")
    kept = again(clerk.report)
    assert {name.split(".")[0] for name in kept.raws} == {"requests"}
    assert kept.content.passages == {}


def test_the_report_changed_meanwhile(clerk):
    url, page = result(clerk)
    version = again(clerk.report).version
    actions.save_table(
        clerk.report, "requests", {"requests.new.person": "11"}, {}, done=False, by=clerk.world.alice
    )
    fields = {"part": ["requests"], "version": version, "cell:requests.granted.business": "41"}
    response = clerk.post(url, fields)
    page = html.fromstring(response.content.decode())
    assert response.status_code == 409
    assert "11 → 12" in text(page)
    assert page.xpath("//input[@name='cell:requests.granted.business']/@value") == ["41"]
    assert ticked(page) == ["requests"]


def test_what_cannot_be_read_is_said_and_nothing_is_lost(clerk, monkeypatch):
    seam(monkeypatch, reading.Unreadable("这是扫描件，里面没有文字，请用文字版。"))
    response = send(clerk, text="一、本年新收\t6", html="<table></table>")
    page = html.fromstring(response.content.decode())
    assert response.status_code == 422
    assert "这是扫描件" in text(page)
    assert page.xpath("//textarea[@name='text']")[0].text.strip() == "一、本年新收\t6".strip()
    assert page.xpath("//input[@name='html']/@value") == ["<table></table>"]


@pytest.mark.django_db(transaction=True)
def test_so_many_are_read_at_once_and_a_clerk_has_a_place_of_her_own(clerk, monkeypatch):
    monkeypatch.setattr(imports, "slot", partial(slots.slot, wait=0.5))
    others = [connections.create_connection("default") for _ in range(slots.STAFF)]

    def take(number):
        with others[number].cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [slots.FIRST + number])

    try:
        for number in range(slots.STRANGERS):
            take(number)
        assert send(clerk, file=file()).status_code == 302  # visitors may not take the last
        take(slots.STRANGERS)
        response = send(clerk, text="一、本年新收\t6")
        page = html.fromstring(response.content.decode())
        assert response.status_code == 503 and "请过半分钟再点“读取”" in text(page)
        assert page.xpath("//textarea[@name='text']")[0].text.strip() == "一、本年新收\t6"
        assert Import.objects.count() == 1
        Timer(0.2, others[0].connection.close).start()
        assert send(clerk, file=file()).status_code == 302  # it waited
    finally:
        for other in others:
            other.close()


def test_nothing_brought(clerk):
    assert "请选择一个文件，或把表格粘贴到下面的框里。" in send(clerk, text=" ").content.decode()


def test_too_large(clerk, monkeypatch):
    monkeypatch.setattr(uploads, "LARGEST", 100_000)
    response = send(clerk, file=file(b"x" * 300_000), text="留着")
    page = html.fromstring(response.content.decode())
    assert "文件超过20 MB，没有读取。" in text(page)
    assert page.xpath("//textarea[@name='text']")[0].text.strip() == "留着"


def test_a_zip_is_no_way_around_the_limit(clerk, monkeypatch):
    monkeypatch.setattr(uploads, "LARGEST", 100_000)
    assert "文件超过20 MB" in send(clerk, file=file(b"x" * 300_000, "x.zip")).content.decode()


def test_pasted(clerk):
    response = send(clerk, text="a\tb", html="<table><tr><td>a</table>")
    kept = Import.objects.get()
    assert response.status_code == 302
    assert re.fullmatch("粘贴的内容（\\d+月\\d+日\\d+时\\d+分\\d+秒）.html", kept.name)
    assert bytes(kept.content) == b"<table><tr><td>a</table>"


def test_the_original_is_only_ever_saved(clerk, world):
    content = b"<script>alert(1)</script>"
    url = send(clerk, file=file(content, "x.html")).url
    take(clerk, url, "requests")
    pk = Import.objects.get().pk
    response = clerk.get(at(clerk, "import-original", pk))
    assert response.content == content
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"] == 'attachment; filename="x.html"'
    assert response["X-Content-Type-Options"] == "nosniff"
    clerk.force_login(world.bob)
    assert clerk.get(at(clerk, "import-original", pk)).status_code == 200
    assert "x.html" in clerk.get(at(clerk, "imports")).content.decode()


def test_a_waiting_document_is_its_persons_alone(clerk, world):
    url, _ = result(clerk)
    pk = Import.objects.get().pk
    assert "还没有决定的" in clerk.get(at(clerk, "imports")).content.decode()
    for somebody in (world.bob, world.carol, world.dave):
        clerk.force_login(somebody)
        assert clerk.get(url).status_code == 404
        assert clerk.get(at(clerk, "import-original", pk)).status_code == 404
        assert clerk.post(at(clerk, "drop-import", pk)).status_code == 404
    assert Import.objects.filter(state="pending").count() == 1


def test_a_document_of_another_report(clerk, world):
    result(clerk)
    pk = Import.objects.get().pk
    other = opened(world, 2023)
    for name in ("import-result", "import-original"):
        assert clerk.get(reverse(name, args=(*other.address, pk))).status_code == 404


def test_after_seven_days_it_is_not_there(clerk):
    url, _ = result(clerk)
    Import.objects.update(at=timezone.now() - timedelta(days=8))
    assert clerk.get(url).status_code == 410
    assert clerk.get(at(clerk, "import-original", Import.objects.get().pk)).status_code == 404


def test_dropping(clerk):
    url, _ = result(clerk)
    response = clerk.post(url + "drop/", follow=True)
    assert "文件已经删除；报告没有变。" in response.content.decode()
    assert not Import.objects.exists()


def test_a_locked_report_takes_nothing(clerk):
    type(clerk.report).objects.update(state="submitted", submitted_at=timezone.now())
    assert clerk.get(at(clerk, "import")).status_code == 302


def test_what_a_document_says_is_never_markup(clerk, monkeypatch):
    evil = "<img src=x onerror=alert(1)>"
    read = sample(2024)
    read = replace(
        read,
        title=evil,
        agency=evil,
        passages={"overview": evil},
        unread=(replace(read.unread[0], text=evil, where=evil, why=evil),),
        source=replace(read.source, notes=(evil,)),
    )
    seam(monkeypatch, read)
    response = clerk.get(send(clerk, file=file(name=f"{evil}.docx")).url)
    assert "<img" not in response.content.decode()

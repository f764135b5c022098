"""导入历年报告 as the office meets it: many files or a ZIP, a page that shows how far it is, 采用."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from lxml import html
from procrastinate.contrib.django.models import ProcrastinateJob

from agencies.models import Record
from reports import actions, reading, tasks, uploads
from reports.models import ArchiveBatch, ArchivedReport, ArchiveFile
from reports.views import archive_batch
from tests.brought import sample, seam


@pytest.fixture
def office(client, world, monkeypatch):
    """常督 at the county's archive."""
    seam(monkeypatch, sample(2023))
    client.force_login(world.carol)
    return client


def upload(client, *files):
    """Files of one content differ by their names, as equal ones are not read twice."""
    sent = [
        SimpleUploadedFile(name, content if name.endswith(".zip") else content + name.encode())
        for name, content in files
    ]
    return client.post(reverse("archive", args=("wangxi",)), {"files": sent})


def bundle(*names, content=None, compression=zipfile.ZIP_DEFLATED):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", compression) as archive:
        for name in names:
            archive.writestr(name, name if content is None else content)
    return packed.getvalue()


def read_all():
    for file in ArchiveFile.objects.all():
        tasks.read_archive_file(file.pk)


def page(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return html.fromstring(response.content.decode())


def text(tree):
    return " ".join(tree.text_content().split())


def names():
    return [file.name for file in ArchiveFile.objects.all()]


def test_many_files_and_a_zip(office):
    packed = bundle("年报/2022.docx", "__MACOSX/._2022.docx", "年报/", "年报/.DS_Store", "../../2021.pdf")
    response = upload(office, ("2023.docx", b"a"), ("其余.zip", packed))
    assert response.status_code == 302
    assert names() == ["2023.docx", "2022.docx", "2021.pdf"]


def test_what_of_a_zip_is_not_read_is_listed(office):
    others = {"说明.exe": "不是可以读取的文件类型", "旧.zip": "压缩包里的压缩包", "~$2022.docx": "临时文件"}
    url = upload(office, ("a.zip", bundle("2022.rtf", "2021.ods", "2020.mht", "2019.docm", *others))).url
    assert not ArchiveFile.objects.filter(state="waiting").exclude(name__startswith="20").exists()
    assert ArchiveFile.objects.filter(state="waiting").count() == 4
    failed = page(office, url + "?show=failed")
    for name, sentence in others.items():
        (row,) = failed.xpath(f"//tr[th[contains(., '{name}')]]")
        assert sentence in text(row) and not row.xpath(".//a")  # its bytes are not kept


@pytest.mark.parametrize("ending", reading.FORMATS)
def test_every_kind_the_readers_know_is_tried(office, ending):
    upload(office, ("a.zip", bundle(f"年报{ending.upper()}")))
    assert ArchiveFile.objects.get().state == "waiting"


def test_so_many_files_over_the_whole_request(office, monkeypatch):
    monkeypatch.setattr(uploads, "MOST_FILES", 4)
    files = ("1.docx", b"a"), ("a.zip", bundle("2.txt", "3.txt")), ("b.zip", bundle("4.txt", "说明.exe"))
    response = upload(office, *files)
    assert response.status_code == 422 and not ArchiveBatch.objects.exists()
    assert "这次上传的有5个文件，一次最多4个。请分几次上传。" in response.content.decode()
    assert upload(office, *files[:2]).status_code == 302


def test_so_many_bytes_over_the_whole_request(office, monkeypatch):
    monkeypatch.setattr(uploads, "MOST_UNPACKED", 1000)
    files = [(f"{n}.zip", bundle("a.txt", content=b"0" * 600)) for n in range(2)]
    assert "解开后超过200 MB" in upload(office, *files).content.decode()
    assert "解开后超过200 MB" in upload(office, files[0], ("x.txt", b"0" * 500)).content.decode()
    assert upload(office, files[0], ("x.txt", b"0" * 390)).status_code == 302


def test_names_that_windows_wrote(office):
    packed = bundle("abcd.docx").replace(b"abcd", "年报".encode("gb18030"))
    upload(office, ("a.zip", packed))
    assert names() == ["年报.docx"]


STUCK = "后台读取程序可能没有运行，或者中途停了"
LONG = timedelta(minutes=4)


def jobs():
    return ProcrastinateJob.objects.filter(task_name="read_archive_file")


def test_a_worker_that_does_not_run_is_noticed(office):
    url = upload(office, ("1.docx", b"a")).url
    assert STUCK not in text(page(office, url))
    ArchiveBatch.objects.update(at=timezone.now() - LONG)
    assert "有1份等了几分钟还没有读出来，" + STUCK in text(page(office, url))
    read_all()
    assert STUCK not in text(page(office, url))


def test_a_worker_that_ended_midway_is_noticed_and_its_files_begin_again(office):
    url = upload(office, ("1.docx", b"a"), ("2.docx", b"b"), ("3.docx", b"c")).url
    first, second, third = ArchiveFile.objects.all()
    tasks.read_archive_file(first.pk)
    long_ago = timezone.now() - LONG
    ArchiveFile.objects.filter(pk=second.pk).update(state="reading", begun_at=long_ago)
    jobs().filter(args__pk=second.pk).delete()
    shown = page(office, url)
    assert "有1份等了几分钟" in text(shown)  # the third waits, and the first was read just now
    response = office.post(shown.xpath("//form[contains(@action, 'again')]/@action")[0], follow=True)
    assert "已经重新排队读取。" in response.content.decode()
    assert ArchiveFile.objects.get(pk=second.pk).state == "waiting"
    assert jobs().filter(args__pk=second.pk).count() == 1
    read_all()
    assert "3份都读过了。" in text(page(office, url))


def test_what_has_a_job_is_left_to_it(office):
    url = upload(office, ("1.docx", b"a")).url
    ArchiveBatch.objects.update(at=timezone.now() - LONG)
    office.post(url + "again/")
    assert jobs().count() == 1
    jobs().delete()
    tasks.read_again(0)
    assert jobs().count() == 1


def test_a_file_that_ends_every_worker_is_given_up(office):
    url = upload(office, ("1.docx", b"a")).url
    ArchiveFile.objects.update(state="reading", tries=actions.archive.MOST_TRIES)
    read_all()
    assert "读取时出了意外" in text(page(office, url + "?show=failed"))


def test_only_the_office_begins_again(office, world):
    url = upload(office, ("1.docx", b"a")).url
    office.force_login(world.bob)
    assert office.post(url + "again/").status_code == 404
    with pytest.raises(actions.Refused):
        actions.read_again(ArchiveBatch.objects.get(), by=world.bob)


def test_only_what_changed_is_sent(office, monkeypatch):
    url = upload(office, *((f"{n}.docx", b"a") for n in range(9))).url
    first, second, *_ = ArchiveFile.objects.all()
    (address,) = page(office, url).xpath("//*[@id='lines']/@data-address")
    named = ",".join(f"{file.pk}.waiting" for file in ArchiveFile.objects.all())
    assert office.get(address, {"files": named}).json()["rows"] == {}
    tasks.read_archive_file(first.pk)
    seam(monkeypatch, reading.Unreadable("坏的。"))
    tasks.read_archive_file(second.pk)
    news = office.get(f"{address}&files={named}").json()
    assert set(news["rows"]) == {str(first.pk), str(second.pk)}
    assert f'id="file-{first.pk}"' in news["rows"][str(first.pk)] and news["rows"][str(second.pk)] == ""
    assert news["running"] and "已读2份，共9份" in news["lines"]
    for odd in ("", "x", "1.2.3,,9999999999.x", f"0{first.pk}.read"):
        assert office.get(f"{address}&files={odd}").json()["rows"] == {}


def test_a_long_list_has_pages(office, monkeypatch):
    monkeypatch.setattr(archive_batch, "ON_A_PAGE", 2)
    url = upload(office, *((f"{n}.docx", b"a") for n in range(5))).url
    last = page(office, url + "?page=3")
    assert last.xpath("//tbody/tr/th/text()")[0].strip() == "4.docx" and "第3页，共3页" in text(last)
    assert last.xpath("//nav[@class='pages']//a/@href") == ["?page=2"]


def test_a_long_list_asks_the_database_no_more_often(office, django_assert_max_num_queries):
    url = upload(office, *((f"{n}.docx", b"a") for n in range(12))).url
    read_all()
    with django_assert_max_num_queries(14):
        office.get(url)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"not a zip", "这个压缩包打不开"),
        (bundle("说明.exe"), "没有可以读取的文件"),
        (bundle(*(f"{n}.txt" for n in range(501))), "这次上传的有501个文件，一次最多500个"),
        (bundle("a.txt", content=b"0" * (20 * 2**20 + 1)), "“a.txt”超过20 MB"),
        (bundle("a.docx", content=b"x" * 5000)[:-400], "这个压缩包打不开"),
    ],
)
def test_a_zip_that_cannot_be_taken(office, content, sentence):
    response = upload(office, ("a.zip", content))
    assert response.status_code == 422
    assert sentence in text(html.fromstring(response.content.decode()))
    assert not ArchiveBatch.objects.exists()


def test_a_bomb_of_many_files(office, monkeypatch):
    monkeypatch.setattr(uploads, "MOST_UNPACKED", 1000)
    response = upload(office, ("a.zip", bundle("a.txt", "b.txt", content=b"0" * 600)))
    assert "文件解开后超过200 MB" in response.content.decode()


def test_nothing_chosen(office):
    assert "请选择要导入的报告文件" in upload(office).content.decode()


def test_the_page_tells_how_far_it_is(office):
    url = upload(office, ("1.docx", b"a"), ("2.docx", b"b")).url
    before = page(office, url)
    assert "已读0份，共2份。" in text(before)
    assert before.xpath("//noscript/a") and before.xpath("//script[contains(@src, 'progress')]")
    read_all()
    after = page(office, url)
    assert "2份都读过了。" in text(after) and not after.xpath("//noscript")


def test_failures_stand_apart(office, monkeypatch):
    seam(monkeypatch, reading.Unreadable("这是扫描件，请用文字版。"))
    url = upload(office, ("扫描.pdf", b"a")).url
    read_all()
    assert "扫描.pdf" not in text(page(office, url + "?show="))
    assert "扫描.pdf" in text(page(office, url))  # there is nothing else
    assert "这是扫描件，请用文字版。" in text(page(office, url + "?show=failed"))


def test_taken_over_from_the_list(office, world):
    url = upload(office, ("1.docx", b"a")).url
    read_all()
    listed = page(office, url)
    assert listed.xpath("//select/optgroup/option[@selected]/@value") == ["wangxi-swj/own"]
    assert listed.xpath("//input[@name='year']/@value") == ["2023"]
    (form,) = listed.xpath("//form[starts-with(@id, 'take-')]")
    response = office.post(
        form.get("action"), {"from": "list", "target": "wangxi-swj/own", "year": "2023"}, follow=True
    )
    assert "已采用为望溪县水务局2023年的历史报告。" in response.content.decode()
    report = ArchivedReport.objects.get()
    assert report.report_content.text("requests.new.business") == "4"
    shown = text(page(office, reverse("archived", args=("wangxi", report.pk))))
    assert "导入的历史报告，只用于对照" in shown and "去年公开水库蓄水信息十二条。" in shown


def test_corrected_beside_the_form(office):
    upload(office, ("1.docx", b"a"))
    read_all()
    address = reverse("archive-file", args=("wangxi", ArchiveFile.objects.get().pk))
    assert "要核对的格" in html.tostring(page(office, address), encoding="unicode")
    fields = {"target": "wangxi-swj/own", "year": "2022", "cell:requests.granted.business": "5"}
    fields |= {"sure-of": "2022"}
    office.post(address, fields | {"cell:requests.new.business": "4"})
    report = ArchivedReport.objects.get()
    assert (report.year, report.report_content.text("requests.granted.business")) == (2022, "5")
    assert report.report_content.text("requests.new.business") == ""  # its tick was taken away


@pytest.mark.parametrize("whence", [{"from": "list"}, {"cell:": ""}])
def test_a_year_the_document_denies_is_vouched_for(office, whence):
    upload(office, ("1.docx", b"a"))
    read_all()
    address = reverse("archive-file", args=("wangxi", ArchiveFile.objects.get().pk))
    assert "我已核对" not in text(page(office, address))
    fields = {"target": "wangxi-swj/own", "year": "2022", **whence}
    shown = html.fromstring(office.post(address, fields).content.decode())
    assert "文件写的是2023年度，填的是2022年度。" in text(shown)
    assert shown.xpath("//input[@name='sure-of']/@value") == ["2022"]
    assert not ArchivedReport.objects.exists()
    office.post(address, fields | {"sure-of": "2021"})
    assert not ArchivedReport.objects.exists()
    office.post(address, fields | {"sure-of": "2022"})
    assert ArchivedReport.objects.get().year == 2022


def test_a_refusal_keeps_what_was_chosen(office):
    upload(office, ("1.docx", b"a"))
    read_all()
    address = reverse("archive-file", args=("wangxi", ArchiveFile.objects.get().pk))
    fields = {"target": "wangxi-jyj/own", "year": "abc", "cell:requests.granted.business": "5"}
    response = office.post(address, fields)
    shown = html.fromstring(response.content.decode())
    assert "请先填写报告年度" in text(shown)
    assert shown.xpath("//option[@selected]/@value") == ["wangxi-jyj/own"]
    assert shown.xpath("//input[@name='cell:requests.granted.business']/@value") == ["5"]


def test_taken_down(office):
    upload(office, ("1.docx", b"a"))
    read_all()
    file = ArchiveFile.objects.get()
    office.post(
        reverse("archive-file", args=("wangxi", file.pk)), {"target": "wangxi-swj/own", "year": "2023"}
    )
    report = ArchivedReport.objects.get()
    response = office.post(reverse("take-down", args=("wangxi", report.pk)), follow=True)
    assert "已撤下。" in response.content.decode()
    assert "已经撤下" in text(page(office, reverse("archived", args=("wangxi", report.pk))))
    again = office.post(reverse("take-down", args=("wangxi", report.pk)), follow=True)
    assert "已经撤下" in again.content.decode()


def test_another_offices_archive_does_not_exist(office, world):
    url = upload(office, ("1.docx", b"a")).url
    file = ArchiveFile.objects.get()
    office.force_login(world.frank)
    for address in (
        url,
        reverse("archive-file", args=("wangxi", file.pk)),
        reverse("archive-file", args=("pinghe", file.pk)),
        reverse("archive-original", args=("pinghe", file.pk)),
    ):
        assert office.get(address).status_code == 404


def test_the_original(office):
    upload(office, ("原件.docx", b"bytes"))
    response = office.get(reverse("archive-original", args=("wangxi", ArchiveFile.objects.get().pk)))
    assert response.content == b"bytes" + "原件.docx".encode()
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"].startswith("attachment;")


def test_the_very_same_file_is_not_read_twice(office):
    assert upload(office, ("1.docx", b"a")).status_code == 302
    again = upload(office, ("1.docx", b"a"))
    assert "没有新的文件：“1.docx”与已经上传的“1.docx”一字不差" in text(
        html.fromstring(again.content.decode())
    )
    url = upload(office, ("1.docx", b"a"), ("2.docx", b"b")).url
    assert [f.state for f in ArchiveFile.objects.order_by("pk")] == ["waiting", "failed", "waiting"]
    assert "一字不差，没有再读一遍" in text(page(office, url + "?show=failed"))


def test_what_is_not_wanted_is_deleted(office, monkeypatch):
    url = upload(office, ("1.docx", b"a")).url
    read_all()
    file = ArchiveFile.objects.get()
    shown = page(office, reverse("archive-file", args=("wangxi", file.pk)))
    response = office.post(shown.xpath("//form[contains(@action, 'discard')]/@action")[0], follow=True)
    assert "已删除“1.docx”，没有采用。" in response.content.decode()
    assert not ArchiveFile.objects.exists()
    assert Record.objects.filter(verb="discard_archive", detail__contains=file.sha256).exists()
    seam(monkeypatch, reading.Unreadable("坏的。"))
    url = upload(office, ("1.docx", b"a"), ("2.docx", b"b")).url
    read_all()
    listed = page(office, url)  # all failed: it opens where they are
    response = office.post(
        listed.xpath("//form[contains(@action, 'discard-failed')]/@action")[0], follow=True
    )
    assert "已删除没有读出的2份。" in response.content.decode() and not ArchiveFile.objects.exists()


def test_a_refusal_from_the_list_names_the_file_and_keeps_what_was_chosen(office):
    upload(office, ("1.docx", b"a"))
    read_all()
    address = reverse("archive-file", args=("wangxi", ArchiveFile.objects.get().pk))
    fields = {"from": "list", "target": "wangxi-jyj/own", "year": "abc"}
    shown = html.fromstring(office.post(address, fields).content.decode())
    assert "“1.docx”：请先填写报告年度" in text(shown)
    assert shown.xpath("//option[@selected]/@value") == ["wangxi-jyj/own"]
    assert shown.xpath("//input[@name='year']/@value") == ["abc"]


def test_a_document_of_somebody_else_is_vouched_for(office):
    upload(office, ("1.docx", b"a"))
    read_all()
    address = reverse("archive-file", args=("wangxi", ArchiveFile.objects.get().pk))
    fields = {"target": "wangxi-jyj/own", "year": "2023", "from": "list"}
    shown = html.fromstring(office.post(address, fields).content.decode())
    assert "确认：文件写的是“望溪县水务局”，归到“望溪县教育局”" in text(shown)
    assert not ArchivedReport.objects.exists()
    (value,) = shown.xpath("//input[@name='sure-whose']/@value")
    office.post(address, fields | {"sure-whose": value})
    assert ArchivedReport.objects.get().agency.code == "wangxi-jyj"


def test_the_agencys_own_staff_read_what_was_taken_over(office, world):
    upload(office, ("1.docx", b"a"))
    read_all()
    address = reverse("archive-file", args=("wangxi", ArchiveFile.objects.get().pk))
    office.post(address, {"target": "wangxi-swj/own", "year": "2023"})
    office.force_login(world.alice)
    (link,) = page(office, reverse("work")).xpath("//section[@aria-labelledby='archived']//a/@href")
    shown = page(office, link)
    assert "去年公开水库蓄水信息十二条。" in text(shown) and not shown.xpath("//main//form")
    assert world.alice.pk and ArchivedReport.objects.get().year == 2023

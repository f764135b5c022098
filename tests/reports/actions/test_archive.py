"""Many documents of earlier years: read in the background, matched to agencies, taken over one by one."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from agencies.models import Record
from reports import actions, archive, reading, tasks
from reports.models import ArchivedReport, ArchiveFile, ReportKind
from reports.taking import Choice
from reports.uploads import Sent
from tests.brought import sample, seam
from tests.world import in_state, opened

FILES = [Sent("2023.docx", b"a"), Sent("别的.docx", b"b")]


@pytest.fixture(autouse=True)
def readers(monkeypatch):
    seam(monkeypatch, sample(2023))


def brought(world, files=FILES):
    return actions.bring_archive(world.county, iter(files), by=world.carol)


def read(world, draft=None, monkeypatch=None):
    """One document, read."""
    if monkeypatch:
        seam(monkeypatch, draft)
    batch = brought(world, [Sent("2023.docx", uuid4().bytes)])
    tasks.read_archive_file(batch.files.get().pk)
    return batch.files.select_related("agency", "batch__office").get()


def target(world, agency=None, kind=ReportKind.OWN):
    return archive.Match(agency or world.water, kind, exact=True)


def accept(file, world, choice=None, to=None, year=2023):
    return actions.accept_archived(
        file, to or target(world), year, choice or Choice(confirmed=["requests.new.business"]), by=world.carol
    )


def test_each_document_is_a_job_of_its_own(world):
    batch = brought(world)
    jobs = ProcrastinateJob.objects.filter(task_name="read_archive_file")
    assert [job.args["pk"] for job in jobs.order_by("id")] == [f.pk for f in batch.files.all()]
    assert {f.state for f in batch.files.all()} == {"waiting"}


def test_what_is_refused_leaves_neither_rows_nor_jobs(world):
    def broken():
        yield FILES[0]
        raise actions.Refused("坏了。")

    for files in (broken(), iter(())):
        with pytest.raises(actions.Refused), transaction.atomic():
            actions.bring_archive(world.county, files, by=world.carol)
    with pytest.raises(actions.Refused), transaction.atomic():
        actions.bring_archive(world.county, iter(FILES), by=world.bob)
    assert not ArchiveFile.objects.exists() and not ProcrastinateJob.objects.exists()


def test_read_it_says_whose_it_is(world):
    file = read(world)
    assert (file.state, file.agency, file.year, file.kind) == ("read", world.water, 2023, "own")
    assert file.facts_read["counts"]["repaired"] == 1
    assert file.facts_read["block"] > 0


def test_what_cannot_be_read_says_why(world, monkeypatch):
    file = read(world, reading.Unreadable("这是扫描件，请用文字版。"), monkeypatch)
    assert (file.state, file.sentence) == ("failed", "这是扫描件，请用文字版。")


def test_a_reader_that_breaks_fails_one_document_only(world, monkeypatch):
    file = read(world, ZeroDivisionError(), monkeypatch)
    assert file.state == "failed" and "意外" in file.sentence


@pytest.mark.parametrize("sign", ["\x00", "\ud800"])
def test_a_title_no_database_holds_is_read_all_the_same(world, monkeypatch, sign):
    odd = replace(sample(2023), title=f"望溪县{sign}水务局", agency=f"水务{sign}局")
    file = read(world, odd, monkeypatch)
    assert file.state == "read" and file.facts_read["agency"] in ("水务局", "水务?局")
    failed = read(world, reading.Unreadable(f"读到{sign}这里，请另存。"), monkeypatch)
    assert failed.state == "failed" and "请另存。" in failed.sentence


def test_what_the_database_refuses_ends_with_a_sentence(world, monkeypatch):
    monkeypatch.setattr(reading, "storable", lambda value: value)
    file = read(world, replace(sample(2023), title="\x00"), monkeypatch)
    assert file.state == "failed" and "意外" in file.sentence


def test_reading_again_changes_nothing_decided(world):
    file = read(world)
    accept(file, world)
    tasks.read_archive_file(file.pk)
    assert ArchiveFile.objects.get(pk=file.pk).state == "accepted"


def test_taken_over(world):
    archived = accept(read(world), world)
    content = archived.report_content
    assert (archived.agency, archived.year, content.year) == (world.water, 2023, 2023)
    assert content.text("requests.new.person") == "12"
    assert content.text("requests.new.business") == "4"  # the repair, confirmed
    assert content.text("requests.granted.business") == ""  # in doubt
    assert content.passages["problems"] == "目录更新慢。"


def test_corrected_on_the_way(world):
    archived = accept(read(world), world, Choice(typed={"requests.granted.business": "4"}))
    assert archived.report_content.text("requests.granted.business") == "4"
    assert archived.taken["corrected"] == {"requests.granted.business": ["40", "4"]}


def test_it_is_last_years_report(world):
    accept(read(world), world)
    last = archive.last_year_content(world.water, 2024, "own")
    assert last and last.text("requests.carried_out.person") == "3"
    assert archive.last_year_content(world.water, 2025, "own") is None
    assert archive.last_year_content(world.schools, 2024, "own") is None


def test_what_was_published_here_goes_before(world):
    in_state(world, "published", {"requests.new.person": "1", "requests.carried_out.person": "1"}, 2023)
    last = archive.last_year_content(world.water, 2024, "own")
    assert last and last.text("requests.carried_out.person") == "1"


@pytest.mark.parametrize(
    ("year", "sentence"),
    [(None, "请先填写报告年度"), (2010, "2019"), (2999, "还没有过完")],
)
def test_a_year_that_cannot_be(world, year, sentence):
    with pytest.raises(actions.Refused, match=sentence):
        accept(read(world), world, year=year)


@pytest.mark.parametrize(
    ("draft", "year", "sentence"),
    [
        (sample(2023), 2022, "文件写的是2023年度，填的是2022年度"),
        (sample(2020), 2023, "文件写的是2020年度，填的是2023年度"),
        (replace(sample(2020), year=None), 2023, "文件里的表是2019年格式，2023年度的报告应当用2021年格式"),
        (replace(sample(2020), year=2023), 2023, "文件里的表是2019年格式"),
    ],
)
def test_a_document_that_denies_the_year_is_not_taken_silently(world, monkeypatch, draft, year, sentence):
    file = read(world, draft, monkeypatch)
    with pytest.raises(actions.YearDoubted, match=sentence):
        accept(file, world, year=year)
    assert archive.last_year_content(world.water, year + 1, "own") is None
    choice = Choice(confirmed=["requests.new.business"])
    taken = actions.accept_archived(file, target(world), year, choice, by=world.carol, sure_of=year)
    assert sentence in taken.taken["doubt"]
    assert "由办理人确认" in Record.objects.filter(verb="accept_archived").get().detail


def test_a_document_without_a_year_takes_the_persons(world, monkeypatch):
    assert accept(read(world, replace(sample(2023), year=None), monkeypatch), world).taken["doubt"] == ""


def test_an_agency_must_be_chosen_and_be_the_offices(world):
    file = read(world)
    for to in (target(world, world.city), target(world, world.water, ReportKind.SUMMARY)):
        with pytest.raises(actions.Refused, match="请先选定"):
            accept(file, world, to=to)
    with pytest.raises(actions.Refused, match="请先选定"):
        actions.accept_archived(file, None, 2023, Choice(), by=world.carol)


def test_a_report_of_this_system_is_not_doubled(world):
    opened(world, 2023)
    with pytest.raises(actions.Refused, match="已经在本系统里办理"):
        accept(read(world), world)


def test_one_report_for_agency_and_year_until_it_is_taken_down(world):
    first = accept(read(world), world)
    second = read(world)
    with pytest.raises(actions.Refused, match="请先撤下"):
        accept(second, world)
    actions.take_down(first, world.county, by=world.carol)
    with pytest.raises(actions.Refused) as refused:
        actions.take_down(first, world.county, by=world.carol)
    assert refused.value.done
    accept(second, world)
    assert ArchivedReport.objects.count() == 2


def test_each_act_of_the_office_is_on_record(world):
    archived = accept(read(world), world)
    actions.take_down(archived, world.county, by=world.carol)
    records = Record.objects.filter(agency=world.county, by=world.carol).order_by("pk")
    assert [r.verb for r in records] == ["bring_archive", "accept_archived", "take_down"]
    assert "望溪县水务局2023年：2023.docx" in records[1].detail
    assert "望溪县水务局2023年：2023.docx" in records[2].detail


def test_what_was_taken_over_never_changes(world):
    archived = accept(read(world), world)
    rows = ArchivedReport.objects.filter(pk=archived.pk)
    for change in (
        lambda: rows.update(year=2022),
        lambda: rows.delete(),
        lambda: ArchiveFile.objects.filter(pk=archived.file_id).update(name="x"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


@pytest.mark.parametrize(
    ("printed", "label"),
    [
        ("望溪县水务局", "望溪县水务局"),
        (" 望溪县 水务局 ", "望溪县水务局"),
        ("水务局", "望溪县水务局"),
        ("望溪县人民政府办公室", "望溪县人民政府办公室"),
        ("望溪县人民政府", "望溪县人民政府（汇总）"),
        ("桥头镇人民政府", "桥头镇人民政府"),
    ],
)
def test_an_agency_is_known_by_its_name(world, printed, label):
    (match,) = archive.matches(world.county, printed)
    assert match.label == label and match.exact


def test_a_name_that_is_not_sure_is_offered(world):
    found = archive.matches(world.county, "望溪县水务局（本级）汇编")
    assert found and not any(match.exact for match in found)
    assert found[0].label == "望溪县水务局"
    assert archive.matches(world.county, "") == []


def test_the_title_helps_where_the_agency_is_not_named(world, monkeypatch):
    file = read(world, replace(sample(2023), agency=None), monkeypatch)
    assert file.agency is None
    assert "wangxi-swj/own" in file.facts_read["candidates"]

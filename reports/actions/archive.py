"""The reports of earlier years: brought in bulk, read in the background, taken over one by one."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db import InterfaceError, OperationalError, transaction
from django.db.models import F
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from agencies.models import Agency, Person, Record, Verb
from agencies.roles import Role
from reports import archive, beside, reading, taking
from reports.actions.refused import Refused
from reports.content import Content
from reports.editions import edition_for
from reports.figures import read as read_figure
from reports.filetypes import json
from reports.intake.draft import Draft
from reports.models import ArchiveBatch, ArchivedReport, ArchiveFile, Report
from reports.models.report import title_of
from reports.taking import Choice
from reports.uploads import Sent

MOST_TRIES = 12  # a file that ends every worker that begins it is not begun for ever
TASK = "read_archive_file"  # in reports/tasks.py; named, as that module calls this one
UNEXPECTED = "读取时出了意外，已经记入运行日志。请另存为 .docx 再导入，仍不行的请联系系统管理员。"
SAME = "与已经上传的"
State = ArchiveFile.State
logger = logging.getLogger(__name__)


class AgencyDoubted(Refused):
    """The document names an agency that is none the person chose; who knows better says so."""


class YearDoubted(Refused):
    """The document speaks against the year it is to be taken for; a person who knows better says so."""


def for_office(office: Agency, by: Person | None) -> None:
    """Errors: Refused for whoever does not supervise this office."""
    if by is None or Role.SUPERVISOR not in by.roles_at(office):
        raise Refused(f"只有{office}的主管部门审核员可以导入历年报告。")


@transaction.atomic
def bring_archive(office: Agency, files: Iterable[Sent], *, by: Person) -> ArchiveBatch:
    """Keep many documents and have them read in the background; the jobs are in the same transaction.

    What is not tried stands among those that failed, with the reason.
    Errors: Refused for a stranger, for nothing to read; whatever ``files`` raises, and nothing is kept then.
    """
    for_office(office, by)
    batch = ArchiveBatch.objects.create(office=office, by=by)
    known = _known(office)
    rows = [_row(batch, file, known, by) for file in files]
    kept = [row.pk for row in rows if row.state == State.WAITING]
    if not kept and any(row.sentence.startswith(SAME) for row in rows):
        raise Refused(f"没有新的文件：{'；'.join(f'“{row.name}”{row.sentence}' for row in rows[:3])}")
    if not kept:
        raise Refused("没有可以读取的文件：请选择报告文件，或把它们放进一个 .zip 压缩包。")
    app.configure_task(TASK).batch_defer(*({"pk": pk} for pk in kept))
    _recorded(Verb.BRING_ARCHIVE, office, by, f"{len(kept)}份文件")
    return batch


def _known(office: Agency) -> dict[str, str]:
    """{SHA-256: name} of what this office already waits to have read, to decide on, or has taken over."""
    files = ArchiveFile.objects.filter(batch__office=office)
    waiting = files.filter(state__in=(State.WAITING, State.READING, State.READ))
    accepted = files.filter(state=State.ACCEPTED, archived__removed_at=None)
    return dict((*waiting.values_list("sha256", "name"), *accepted.values_list("sha256", "name")))


def _row(batch: ArchiveBatch, file: Sent, known: dict[str, str], by: Person) -> ArchiveFile:
    """A document as it is kept; one that is there already, byte for byte, is told and not kept twice."""
    facts = ArchiveFile.facts(file.content, file.name)
    sentence = file.unread
    if not sentence and facts["sha256"] in known:
        sentence = f"{SAME}“{known[facts['sha256']]}”一字不差，没有再读一遍。"[:400]
        facts |= {"content": b"", "size": 0}
    elif not sentence:
        known[facts["sha256"]] = facts["name"]
    state = State.FAILED if sentence else State.WAITING
    return ArchiveFile.objects.create(batch=batch, by=by, state=state, sentence=sentence, **facts)


def _recorded(verb: Verb, office: Agency, by: Person, detail: str) -> None:
    """No report of this system tells of these acts, so the office's record does."""
    Record.objects.create(verb=verb, by=by, agency=office, detail=detail[:400])


def read_waiting(pk: int) -> None:
    """Read one of them and keep what was understood, or why nothing was. Run by a worker; again is harmless."""
    waiting = ArchiveFile.objects.filter(pk=pk).unsettled()
    if not waiting.update(state=State.READING, begun_at=timezone.now(), tries=F("tries") + 1):
        return
    file = ArchiveFile.objects.select_related("batch__office").get(pk=pk)
    try:
        if file.tries > MOST_TRIES:
            raise reading.Unreadable(UNEXPECTED)
        changes = _understood(file, reading.draft(bytes(file.content), file.name))
        with transaction.atomic():  # whatever the database would not have must not end the job
            waiting.update(**changes)
    except reading.Unreadable as sentence:
        waiting.update(state=State.FAILED, sentence=reading.storable(str(sentence))[:400])
    except (OperationalError, InterfaceError):
        raise  # the database is away: the job is tried again
    except Exception:
        logger.exception("An archive document could not be read: %s", pk)
        waiting.update(state=State.FAILED, sentence=UNEXPECTED)


@transaction.atomic
def read_again(batch: ArchiveBatch | None = None, *, by: Person | None) -> int:
    """Have those files read that nobody is at any more: of one batch for its office, of all for the worker itself.

    Whatever has a job already is left to it; a file read twice changes nothing. Returns how many begin again.
    Errors: Refused for a stranger.
    """
    files = ArchiveFile.objects.stuck()
    if batch is not None:
        for_office(batch.office, by)
        files = files.filter(batch=batch)
    jobs = ProcrastinateJob.objects.filter(task_name=TASK, status="todo")
    taken = {args["pk"] for args in jobs.values_list("args", flat=True)}
    left = [pk for pk in files.values_list("pk", flat=True) if pk not in taken]
    ArchiveFile.objects.filter(pk__in=left).unsettled().update(state=State.WAITING, begun_at=None)
    if left:
        app.configure_task(TASK).batch_defer(*({"pk": pk} for pk in left))
    return len(left)


def _understood(file: ArchiveFile, read: Draft) -> dict[str, Any]:
    found = archive.matches(file.batch.office, read.agency or read.title or "")
    sure = found[0] if found and found[0].exact else None
    name = sure.label if sure else read.agency
    last = archive.last_year_content(sure.agency, read.year, sure.kind) if sure and read.year else None
    findings = reading.check(read, last=last, year=read.year, agency=name)
    weights = Counter(finding.severity.value for finding in findings)
    facts = {
        "title": read.title,
        "agency": read.agency,
        "year": read.year,
        "edition": read.edition.code,
        "counts": beside.counts(beside.looks(read)),
        "missing": beside.missing(read),
        "block": weights["block"],
        "explain": weights["explain"],
        "candidates": [match.value for match in found],
    }
    return {
        "state": State.READ,
        "sentence": "",
        "draft": reading.data(read),
        "agency": sure.agency if sure else None,
        "kind": sure.kind if sure else file.kind,
        "year": read.year,
        "facts_read": reading.storable(facts),
    }


@transaction.atomic
def accept_archived(
    file: ArchiveFile,
    target: archive.Match | None,
    year: int | None,
    choice: Choice,
    *,
    by: Person,
    sure_of: int | None = None,
    sure_whose: str = "",
) -> ArchivedReport:
    """Take a document over as the report of an agency and year. Cells in doubt that nobody decided on stay blank.

    ``sure_of`` is the year the person vouches for although the document says another or has another year's tables,
    ``sure_whose`` the report (Match.value) it is although the document names somebody else.
    Errors: Refused with what to do, YearDoubted and AgencyDoubted where it wants this word.
    """
    locked = (
        ArchiveFile.objects.select_for_update(of=("self",)).select_related("batch__office").get(pk=file.pk)
    )
    office = locked.batch.office
    for_office(office, by)
    if locked.state == State.ACCEPTED:
        raise Refused("这份文件已经采用过了。", done=True)
    if locked.state != State.READ:
        raise Refused("这份文件还没有读出来，不能采用。")
    if target is None or target.value not in {match.value for match in archive.reports_of(office)}:
        raise Refused("请先选定这是哪个机关的报告。")
    year = _year(year)
    _not_there_yet(target, year)
    read = locked.read
    doubt = _vouched(office, read, target, year, sure_of, sure_whose)
    parts = [section.code for section in taking.parts_of(read, read.edition)]
    choice = Choice(parts, choice.confirmed, choice.typed)
    content = _content(read, target, year, choice)
    frozen = json.data(content)
    taken = taking.figures(read, read.edition, choice)
    archived = ArchivedReport.objects.create(
        agency=target.agency,
        year=year,
        kind=target.kind,
        document=frozen,
        sha256=json.digest(content),
        taken={
            "corrected": taking.corrected(read, choice, taken),
            "figures": len(taken),
            "doubt": doubt,
        },
        file=locked,
        accepted_by=by,
    )
    locked.agency, locked.kind, locked.year, locked.state = target.agency, target.kind, year, State.ACCEPTED
    locked.save(update_fields=["agency", "kind", "year", "state"])
    vouched = f"；{doubt}由办理人确认" if doubt else ""
    origin = f"{target.label}{year}年：{locked.name}（SHA-256 {locked.sha256}）"
    _recorded(Verb.ACCEPT_ARCHIVED, office, by, origin + vouched)
    return archived


def _vouched(
    office: Agency, read: Draft, target: archive.Match, year: int, sure_of: int | None, sure_whose: str
) -> str:
    """What speaks against this year and agency, all of it vouched for. Errors: YearDoubted, AgencyDoubted."""
    doubt = archive.year_doubt(read, year)
    if doubt and sure_of != year:
        raise YearDoubted(
            f"{doubt}没有采用：请改正报告年度；确实是{year}年度的报告，请勾选下面的确认再采用。"
        )
    foreign = archive.agency_doubt(office, read, target)
    if foreign and sure_whose != target.value:
        raise AgencyDoubted(f"{foreign}没有采用：请核对机关；确实是这个机关的，请勾选下面的确认再采用。")
    return doubt + foreign


def _year(year: int | None) -> int:
    if year is None:
        raise Refused("请先填写报告年度，例如 2022。")
    try:
        edition_for(year)
    except LookupError as none:
        raise Refused(str(none)) from none
    if year >= timezone.localdate().year:
        raise Refused(f"{year}年还没有过完，不会有这一年度的报告。请核对报告年度。")
    return year


def _not_there_yet(target: archive.Match, year: int) -> None:
    same = {"agency": target.agency, "year": year, "kind": target.kind}
    if Report.objects.filter(**same).exists():
        raise Refused(
            f"{target.label}{year}年的报告已经在本系统里办理，不能再采用历史文件；请到那份报告里导入。"
        )
    if ArchivedReport.objects.filter(removed_at=None, **same).exists():
        raise Refused(f"{target.label}{year}年已经有一份历史报告。要换成这一份，请先撤下那一份。")


def _content(read: Draft, target: archive.Match, year: int, choice: Choice) -> Content:
    edition = read.edition
    texts = taking.figures(read, edition, choice)
    return Content(
        edition=edition,
        year=year,
        agency=read.agency or target.label.removesuffix("（汇总）"),
        title=read.title or title_of(target.agency, year, target.kind),
        readings={cell: read_figure(text, edition.by_name[cell].kind) for cell, text in texts.items()},
        passages=taking.passages(read, edition, choice),
    )


@transaction.atomic
def take_down(archived: ArchivedReport, office: Agency, *, by: Person) -> None:
    """A report that was taken over by mistake no longer counts; it stays on record. Twice is once."""
    for_office(office, by)
    changed = ArchivedReport.objects.filter(pk=archived.pk, file__batch__office=office, removed_at=None)
    if not changed.update(removed_at=timezone.now(), removed_by=by):
        raise Refused("这份历史报告已经撤下。", done=True)
    label = archive.Match(archived.agency, archived.kind, exact=True).label
    _recorded(
        Verb.TAKE_DOWN,
        office,
        by,
        f"{label}{archived.year}年：{archived.file.name}（SHA-256 {archived.sha256}）",
    )

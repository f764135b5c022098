"""Documents brought to a report: kept until decided on, then taken in one step, with the original and its Event.

Whoever needs a report and its documents locks the report first: one order for all, so that nobody waits in a ring.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from agencies.models import Person
from reports import reading, taking
from reports.actions.base import for_writing, locked, record, touched, writable
from reports.actions.entries import LONGEST_PASSAGE, put_figures
from reports.actions.refused import Refused
from reports.figures import tidy
from reports.intake.draft import Draft
from reports.models import Event, Import, Passage, Report
from reports.taking import Choice

MOST_WAITING = 10  # documents of one person for one report; the oldest make room


class ChangedMeanwhile(Refused):
    """The report is not what the person saw when he chose."""


@transaction.atomic
def bring(report: Report, read: Draft, content: bytes, name: str, *, by: Person, section: str = "") -> Import:
    """Keep a document that was read until its person decides; documents that waited too long go.

    Errors: Refused when the report is not the author's to change.
    """
    report = for_writing(report, by)
    forget_the_old()
    mine = Import.objects.filter(report=report, by=by, state=Import.PENDING)
    over = list(mine[MOST_WAITING - 1 :])
    mine.filter(pk__in=[old.pk for old in over]).delete()
    brought = Import.objects.create(
        report=report, by=by, section=section, draft=reading.data(read), **Import.facts(content, name)
    )
    record(
        report, "bring", by, data=_origin(brought) | ({"over": [old.name for old in over]} if over else {})
    )
    return brought


@transaction.atomic
def forget_the_old() -> int:
    """Remove documents that nobody decided on in seven days. Returns how many.

    Those somebody else is just at are left for the next time.
    """
    old = Import.objects.forgotten().select_for_update(skip_locked=True).values_list("pk", flat=True)
    return Import.objects.filter(pk__in=list(old)).delete()[0]


def _origin(brought: Import) -> dict[str, Any]:
    return {
        "import": brought.pk,
        "origin": f"{brought.name}（SHA-256 {brought.sha256[:16]}…）",
        "sha256": brought.sha256,
    }


@transaction.atomic
def drop_import(brought: Import, *, by: Person) -> None:
    """Do without a document; twice is once. Errors: Refused when it is somebody else's or was taken."""
    report = locked(brought.report)
    waiting = Import.objects.select_for_update().filter(pk=brought.pk).first()
    if waiting is None:
        return
    _pending(waiting, by)
    record(report, "drop", by, data=_origin(waiting))
    waiting.delete()


def _pending(waiting: Import, by: Person) -> None:
    if waiting.state == Import.ACCEPTED:
        raise Refused("这份文件已经采用过了，记录在“导入记录”里。", done=True)
    if waiting.by_id != by.pk:
        raise Refused("这份文件由导入它的人决定是否采用。")


@transaction.atomic
def accept_import(brought: Import, choice: Choice, *, by: Person, version: int) -> Event:
    """Take the chosen parts of a document into the report, on the version the person saw.

    Unresolved cells stay as they were. The document, its hash, what was read and what was decided stay with it.
    Errors: Refused; ChangedMeanwhile when the report has another version by now.
    """
    report = locked(brought.report)
    waiting = Import.objects.select_for_update().filter(pk=brought.pk).first()
    if waiting is None:  # it had to make room, or was dropped in another window
        raise Refused("这份文件已经删除，没有采用。请重新导入。")
    _pending(waiting, by)
    writable(report, by)
    if report.version != version:
        raise ChangedMeanwhile(
            "报告在这一页打开以后改过，没有采用。下面已经换成最新的内容，请再看一遍“将被替换”的地方。"
        )
    read = brought.read
    if taking.CARRY in choice.parts and not taking.carries(read, report.edition, report.year):
        raise Refused(
            f"这份文件不是{report.year - 1}年度的报告，或者没有读到表三，不能取作“上年结转”，没有采用。"
            f"请去掉这一项，或导入{report.year - 1}年度的报告。"
        )
    figures = taking.figures(read, report.edition, choice)
    passages = taking.passages(read, report.edition, choice)
    if not figures and not passages:
        raise Refused("没有可以采用的内容：请勾选要采用的部分，存疑的格请先核对或填写。")
    before = put_figures(report, figures, by)
    prose = _put_passages(report, passages, by)
    corrected = taking.corrected(read, choice, figures)
    waiting.state, waiting.accepted_at = Import.ACCEPTED, timezone.now()
    waiting.taken = {
        "parts": sorted(choice.parts),
        "figures": figures,
        "corrected": corrected,
        "passages": sorted(passages),
    }
    waiting.save(update_fields=["state", "accepted_at", "taken"])
    _reopen(report, {*passages, *(report.edition.section_of(cell).code for cell in figures)})
    touched(report)
    data = _origin(waiting) | {
        "figures": _changed(report, before, figures),
        "passages": prose,
        "corrected": corrected,
    }
    return record(report, "import", by, data=data)


def _put_passages(report: Report, passages: dict[str, str], by: Person) -> dict[str, list[str]]:
    fresh = Report.objects.select_related("agency").get(pk=report.pk)  # with the figures just taken
    before, said = fresh.texts, fresh.content.passages
    # a passage that says the same already keeps its living numbers
    passages = {code: text for code, text in passages.items() if said.get(code, "").strip() != text.strip()}
    for code, text in passages.items():
        if len(text) > LONGEST_PASSAGE:
            raise Refused(
                f"“{report.edition.section(code).heading}”有{len(text)}字，超过{LONGEST_PASSAGE}字，没有采用。"
            )
        Passage.objects.update_or_create(report=report, code=code, defaults={"text": text, "changed_by": by})
    return {code: [before.get(code, ""), text] for code, text in passages.items()}


def _changed(report: Report, before: dict[str, str], figures: dict[str, str]) -> dict[str, list[str]]:
    """What really became another figure: not a total that agrees with its parts, not the same one written otherwise."""
    now = dict(report.figures.values_list("cell", "raw"))
    return {
        cell: [before.get(cell, ""), raw]
        for cell, raw in figures.items()
        if cell in now and tidy(before.get(cell, "")) != tidy(raw)
    }


def _reopen(report: Report, sections: set[str]) -> None:
    """What was imported has not been declared complete by anybody."""
    left = [code for code in report.done if code not in sections]
    if left != report.done:
        report.done = left
        report.save(update_fields=["done"])

"""Writing figures and passages. Two people's cells merge; the same cell shows both values and asks."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from django.db import transaction

from agencies.models import Person
from reports.actions.base import for_writing, record, touched
from reports.actions.refused import Refused
from reports.figures import read
from reports.merging import merged
from reports.models import Figure, Passage, Report

LONGEST_RAW = 200
LONGEST_PASSAGE = 100_000


@dataclass(frozen=True)
class Conflict:
    """A cell (or passage) that somebody else changed since this page was loaded: both texts, and whose the other is."""

    where: str
    mine: str
    theirs: str
    by: str


@dataclass
class Saved:
    """What a save did."""

    changed: list[str] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)


@transaction.atomic
def save_table(
    report: Report,
    section: str,
    raws: Mapping[str, str],
    was: Mapping[str, str],
    *,
    done: bool,
    by: Person,
) -> Saved:
    """Keep what was typed into a table.

    ``raws`` holds the text of every cell sent, ``was`` the text the page was loaded with: only cells that differ
    are written, and a cell that has changed meanwhile is not overwritten but comes back as a conflict.
    Errors: Refused when the report is not the author's to change.
    """
    report = for_writing(report, by)
    table = report.edition.section(section).table
    inputs = set(table.inputs() if table else ())
    stored = {figure.cell: figure for figure in report.figures.select_related("changed_by")}
    saved, log = Saved(), {}
    for cell in inputs & raws.keys():
        raw, before = raws[cell], was.get(cell, "")
        now = stored[cell].raw if cell in stored else ""
        if raw in (now, before):
            continue
        if cell in stored and now != before:
            saved.conflicts.append(Conflict(cell, raw, now, stored[cell].changed_by.name))
            continue
        log[cell] = [now, raw]
    if log:
        write_figures(report, {cell: raw for cell, (_, raw) in log.items()}, by)
    saved.changed = sorted(log)
    _finish(report, section, done and not saved.conflicts, {"figures": log} if log else None, by)
    return saved


def write_figures(report: Report, raws: Mapping[str, str], by: Person) -> None:
    """Put texts into cells of a locked report. Errors: Refused for one that is too long."""
    rows = []
    for cell, raw in raws.items():
        if len(raw) > LONGEST_RAW:
            label = report.edition.by_name[cell].label
            raise Refused(f"“{label}”这一格有{len(raw)}个字，最多{LONGEST_RAW}个字，没有保存，请核对。")
        reading = read(raw, report.edition.by_name[cell].kind)
        rows.append(
            Figure(report=report, cell=cell, raw=raw, state=reading.state, value=reading.value, changed_by=by)
        )
    Figure.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["report", "cell"],
        update_fields=["raw", "state", "value", "changed_at", "changed_by"],
    )


def _finish(report: Report, section: str, done: bool, log: dict | None, by: Person) -> None:
    """The section's mark, the version and the event of a save; nothing when nothing changed."""
    marks = sorted({*report.done, section} if done else {*report.done} - {section})
    if log:
        touched(report)
    if marks != sorted(report.done):
        report.done = marks
        report.save(update_fields=["done"])
    elif not log:
        return
    record(report, "save", by, data={"section": section, **(log or {})})


@transaction.atomic
def save_passage(report: Report, section: str, text: str, was: str, *, done: bool, by: Person) -> Saved:
    """Keep the prose of a section, put together with the paragraphs that somebody else has changed meanwhile.

    Where both changed the same one it comes back as a conflict with both texts. Errors: Refused when the report is not
    the author's to change.
    """
    report = for_writing(report, by)
    written = write_passage(report, section, text, was, by)
    if isinstance(written, Conflict):
        return Saved(conflicts=[written])
    changed = len({*written}) > 1
    _finish(report, section, done, {"passage": [*written]} if changed else None, by)
    return Saved(changed=[section] if changed else [])


def write_passage(
    report: Report, section: str, text: str, was: str, by: Person
) -> tuple[str, str] | Conflict:
    """Put a text into a passage of a locked report: (what stood there, what stands there now), or the conflict.

    Errors: Refused for one that is too long.
    """
    text, was = ("\n".join(t.splitlines()).strip("\n") for t in (text, was))
    passage = report.passages.select_related("changed_by").filter(code=section).first()
    now = passage.text if passage else ""
    whole = _together(was, text, now) if passage else text
    if passage and whole is None:
        return Conflict(section, text, now, passage.changed_by.name)
    if len(whole) > LONGEST_PASSAGE:
        raise Refused(f"这一部分有{len(whole)}字，超过{LONGEST_PASSAGE}字，没有保存，请精简。")
    if whole != now:
        Passage.objects.update_or_create(
            report=report, code=section, defaults={"text": whole, "changed_by": by}
        )
    return now, whole


def _together(was: str, mine: str, theirs: str) -> str | None:
    """The text with the changes of both, however long where only one of them changed it; None for a conflict."""
    if mine == was:
        return theirs
    return mine if theirs in (was, mine) else merged(was, mine, theirs)


@transaction.atomic
def load_figures(report: Report, raws: Mapping[str, str], *, by: Person, origin: str) -> None:
    """Put figures in as a document printed them, totals included.

    A printed total that differs from the computed one is kept beside it until somebody decides; one that agrees
    adds nothing and is not kept. ``origin`` says where they came from. Errors: Refused; KeyError for no such cell.
    """
    report = for_writing(report, by)
    before = put_figures(report, raws, by)
    touched(report)
    record(
        report,
        "load",
        by,
        data={"origin": origin, "figures": {cell: [before.get(cell, ""), raw] for cell, raw in raws.items()}},
    )


def put_figures(report: Report, raws: Mapping[str, str], by: Person) -> dict[str, str]:
    """Write figures of a locked report as a document has them; a total that agrees is not kept.

    Returns the texts that stood there before, of every cell. Errors: Refused; KeyError for no such cell.
    """
    before = report.raws
    write_figures(report, raws, by)
    drop_agreed(report, raws)
    return before


def drop_agreed(report: Report, among: Collection[str] | None = None) -> dict[str, str]:
    """Give up the printed totals that agree with the computed ones now, all or those ``among`` these cells.

    They are returned as they were printed.
    """
    fresh = Report.objects.get(pk=report.pk)
    agreed = {
        cell: fresh.raws[cell]
        for cell in fresh.content.computed
        if cell in fresh.raws and cell not in fresh.content.disputed and (among is None or cell in among)
    }
    report.figures.filter(cell__in=agreed).delete()
    return agreed


@transaction.atomic
def settle_total(report: Report, cell: str, *, by: Person) -> None:
    """Decide for the computed total; the printed one stays in the event.

    Errors: Refused when there is no printed total in this cell.
    """
    report = for_writing(report, by)
    printed = report.figures.filter(cell=cell).first() if report.edition.by_name[cell].is_total else None
    if not printed:
        raise Refused("这一格的总计已经是计算值。", done=True)
    printed.delete()
    touched(report)
    record(report, "settle", by, data={"cell": cell, "printed": printed.raw})

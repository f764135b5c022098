"""Planting a mistake: each kind of change a clerk can make, as the files of ``reports/`` write it."""

from __future__ import annotations

import re
from dataclasses import replace

from reports.checks import Sister
from reports.editions import edition_for
from reports.schema import Severity
from tests.labelled.reader import BLANK, PASSAGES, Labelled, Mistake, Written, cell_name

ARROW = "→"
SET_PASSAGE = re.compile(r"(overview|problems|other) (:=|\+=|\^=) ?(.*)", re.DOTALL)
SET_CELL = re.compile(r"([a-z_.]+) = (.*)")
SISTER = re.compile(r"sister (\S+?)(?: (overview|problems|other))?")


def damaged(labelled: Labelled, mistake: Mistake) -> Labelled:
    """The report with one mistake in it. Errors: ValueError for a change that does not fit the report."""
    for change in mistake.changes:
        labelled = _changed(labelled, change.replace("\\n", "\n"))
    return labelled


def _changed(labelled: Labelled, change: str) -> Labelled:
    word, _, rest = change.partition(" ")
    if word == "last":
        return replace(labelled, last=_changed_last(labelled, rest))
    if word == "below":
        name, _, cell = rest.partition(" ")
        return _changed_below(labelled, name, cell)
    if word == "weight":
        return replace(labelled, weights={rest: Severity.WARN})
    if found := SISTER.fullmatch(change):
        return replace(labelled, sisters=(_sister(labelled, found[1], found[2]),))
    return replace(labelled, report=_changed_report(labelled.report, change))


def _changed_report(report: Written, change: str) -> Written:
    if change == "figures zero":
        return replace(report, figures={})
    if change.startswith("title := "):
        return replace(report, title=change.removeprefix("title := "))
    if found := SET_PASSAGE.fullmatch(change):
        return replace(report, passages=_set(report.passages, *found.groups()))
    if (found := SET_CELL.fullmatch(change)) and ARROW not in change:
        return replace(report, figures={**report.figures, cell_name(found[1], report.year): found[2]})
    return replace(report, passages=_replaced(report, change))


def _set(passages, code: str, how: str, text: str) -> dict[str, str]:
    text = text.replace(BLANK, "")
    whole = {":=": text, "+=": f"{passages[code]}\n{text}", "^=": f"{text}\n{passages[code]}"}[how]
    return {**passages, code: whole}


def _replaced(report: Written, change: str) -> dict[str, str]:
    old, arrow, new = (part.strip(" ") for part in change.partition(ARROW))
    times = sum(report.passages[code].count(old) for code in PASSAGES)
    if not arrow or not old or times != 1:
        raise ValueError(f"{report.agency}: “{old}” stands {times} times, not once")
    return {code: text.replace(old, new) for code, text in report.passages.items()}


def _changed_last(labelled: Labelled, change: str) -> Written:
    """``zero``: last year without figures; ``figures`` and ``prose``: this year's own, handed in a year before."""
    report = labelled.report
    before = labelled.last or _earlier_report(report, prose_only=change in ("prose", *PASSAGES))
    if change == "zero":
        return replace(before, figures={})
    if change == "figures":
        return replace(before, figures=dict(report.figures))
    if change == "prose":
        return replace(before, passages={code: earlier(text) for code, text in report.passages.items()})
    if change in PASSAGES:
        return replace(before, passages={**before.passages, change: earlier(report.passages[change])})
    return _changed_report(before, change)


def _earlier_report(report: Written, *, prose_only: bool) -> Written:
    """A report of the year before where the file has none: of zeros, or of blanks where only its prose matters."""
    cells = edition_for(report.year - 1).inputs if prose_only else ()
    figures = dict.fromkeys((cell.name for cell in cells), BLANK)
    return Written(report.agency, report.year - 1, figures, dict.fromkeys(PASSAGES, ""))


def earlier(text: str) -> str:
    """A text with every year one less, as somebody who copies from last year has it before him."""
    return re.sub(r"20\d\d(?=年)", lambda year: str(int(year[0]) - 1), text)


def _sister(labelled: Labelled, name: str, code: str | None) -> Sister:
    """Another agency with the same prose, or one passage of it, under its own name."""
    codes = (code,) if code else PASSAGES
    report = labelled.report
    return Sister(name, {each: report.passages[each].replace(report.agency, name) for each in codes})


def _changed_below(labelled: Labelled, name: str, change: str) -> Labelled:
    """``missing``: the agency has not published; else one of its cells."""
    figures = dict(labelled.below)
    if change == "missing":
        del figures[name]
        return replace(labelled, below=figures, missing=(*labelled.missing, name))
    cell, _, raw = change.partition(" = ")
    figures[name] = {**figures[name], cell_name(cell, labelled.report.year): raw}
    return replace(labelled, below=figures)

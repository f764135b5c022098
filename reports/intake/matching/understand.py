"""understand(source) → Draft: facts, edition, sections, three tables, three passages, and what is left over."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from reports.checks.finding import Finding
from reports.editions import edition_for
from reports.equation import Severity
from reports.intake.draft import Draft, Unread
from reports.intake.matching import dressed, evidence, passages, proactive, remedies, requests, sections
from reports.intake.matching import facts as document_facts
from reports.intake.matching.leftover import chinese, left_over
from reports.intake.matching.lines import Line, lines
from reports.intake.matching.outcome import Outcome, missing, shift_findings
from reports.intake.matching.sections import Outline
from reports.intake.source import Grid, Source
from reports.schema import Edition, Table

NO_TABLE = "没有读到这张表，请对照原件填写。"
ENOUGH = 0.7  # of the rows of a table; where as many are found, nothing is gained by looking elsewhere
type_reader = Callable[[Sequence[Line], Table], Outcome]


@lru_cache
def _form(table: Table) -> requests.Form:
    return requests.form(table)


READERS: dict[str, type_reader] = {
    "proactive": proactive.read,
    "requests": lambda found, table: requests.read(found, _form(table)),
    "remedies": remedies.read,
}


def understand(source: Source, name: str = "") -> Draft:
    """What this document says as a report. ``name``: its file name, where agency and year may stand."""
    facts = document_facts.facts(source, name)
    edition, told = document_facts.edition_of(source, facts.year)
    outline = sections.outline(source, edition)
    outcomes = {table.code: _table(outline, table) for table in edition.tables}
    found = {code: outcome for code, outcome in outcomes.items() if outcome.rows}
    used = [line.block for outcome in found.values() for line in outcome.lines]
    headed = [outline.atoms[heading.at][0] for heading in outline.headings.values()]
    prose = passages.passages(source, outline, used)
    if "proactive" in found:
        evidence.settle(found["proactive"], prose.texts)
    figures = {cell.name: missing(NO_TABLE) for cell in edition.cells}
    for outcome in found.values():
        figures |= outcome.figures
    return Draft(
        source=source,
        edition=edition,
        year=facts.year,
        agency=facts.agency,
        title=facts.title,
        figures=figures,
        passages=prose.texts,
        tables=tuple(found),
        unread=(
            *(entry for outcome in found.values() for entry in outcome.unread),
            *_grids(source, [*used, *headed], facts.title or ""),
            *prose.unread,
            *left_over(outline, edition, facts.title or "", prose.placed, _reach(found.values())),
        ),
        findings=(
            *_title_remarks(facts),
            *_edition_remarks(edition, facts.year, told),
            *_heading_remarks(outline, edition),
            *(f for outcome in found.values() for f in (*outcome.findings, *shift_findings(outcome))),
            *dressed.findings(edition, figures),
        ),
    )


def _table(outline: Outline, table: Table) -> Outcome:
    """Look in the table's own section, then wherever tables may stand, then everywhere; the most rows win."""
    best = Outcome(table.code)
    for start, end in _regions(outline, table.code):
        outcome = READERS[table.code](lines(outline.atoms[start:end]), table)
        if outcome.rows > best.rows:
            best = outcome
        if best.rows >= max(1, int(ENOUGH * sum(len(block.rows) for block in table.blocks))):
            break
    return best


def _reach(found: Iterable[Outcome]) -> set[int]:
    """The blocks from the first row of each table to its last: what else stands there may be a torn label."""
    reach: set[int] = set()
    for outcome in found:
        blocks = [piece.block for line in outcome.lines for piece in line.pieces]
        reach.update(range(min(blocks, default=0), max(blocks, default=-1) + 1))
    return reach


def _regions(outline: Outline, code: str) -> list[tuple[int, int]]:
    regions = [outline.span(code)] if code in outline.headings else []
    tables = [outline.headings[c].at for c in ("proactive", "requests", "remedies") if c in outline.headings]
    if tables:
        after = [outline.headings[c].at for c in ("problems", "other") if c in outline.headings]
        later = [at for at in after if at > min(tables)]
        regions.append((min(tables) + 1, min(later, default=len(outline.atoms))))
    return [*regions, (0, len(outline.atoms))]


def _grids(source: Source, known: Sequence[int], title: str) -> list[Unread]:
    """Tables of the document that are none of the three, nor frame a heading or the title."""
    found = []
    for number, block in enumerate(source.blocks):
        if isinstance(block, Grid) and number not in known:
            words = " ".join(cell.text.strip() for cell in block.cells if cell.text.strip())[:100]
            if words and (len(block.cells) > 3 or chinese(words) not in title):
                found.append(Unread(block.where, words, "不是报告格式里的表，没有读入"))
    return found


def _title_remarks(facts: document_facts.Facts) -> list[Finding]:
    if not facts.others or not facts.title:
        return []
    others = "、".join(f"“{title}”" for title in facts.others[:2])
    message = (
        f"文件里像标题的有“{facts.title}”，还有{others}，年度不同。"
        f"已按“{facts.title}”读作{facts.year}年度，请核对。"
    )
    return [Finding("E-05", Severity.WARN, "overview", message)]


def _edition_remarks(edition: Edition, year: int | None, told: bool) -> list[Finding]:
    if year is None or not told or edition.first_year <= year <= (edition.last_year or year):
        return []
    try:
        due = edition_for(year)
        wanted = f"应使用{due.code}年格式（{due.notice}）"
    except LookupError:
        wanted = "还没有统一格式"
    message = f"报告年度是{year}年，表格却是{edition.code}年的格式；{year}年度的报告{wanted}。"
    return [Finding("E-07", Severity.BLOCK, "proactive", message)]


def _heading_remarks(outline: Outline, edition: Edition) -> list[Finding]:
    """Headings that are not the official ones, and those that were not found."""
    found = []
    for section in edition.sections:
        heading = outline.headings.get(section.code)
        if heading is None:
            if outline.headings:
                message = f"没有找到标题“{section.heading}”，请核对六个部分的标题。"
                found.append(Finding("E-01", Severity.WARN, section.code, message))
        elif not sections.is_official(heading, edition):
            printed = " ".join(heading.printed.split())
            message = f"标题印作“{printed}”，官方格式是“{section.heading}”，请改正。"
            found.append(Finding("E-03", Severity.WARN, section.code, message))
    return found

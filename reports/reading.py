"""The one door between the application and the readers of documents. They are loaded when somebody brings one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from reports.checks import Context, Finding
from reports.checks.context import ALONE
from reports.checks.localise import Located
from reports.content import Content
from reports.intake.draft import Draft, Found
from reports.intake.readers.kinds import ENDINGS as FORMATS
from reports.intake.source import Source, Unreadable
from reports.intake.wire import draft_data, draft_from

__all__ = ["FORMATS", "Unreadable", "check", "data", "draft", "located", "pasted", "restored", "storable"]


def draft(content: bytes, name: str) -> Draft:
    """A file as a draft, read in a process of its own. Errors: Unreadable with a sentence for the person."""
    from reports.intake import isolation

    return isolation.draft(content, name)


def pasted(text: str, html: str = "") -> Draft:
    """The same for what was copied from somewhere; ``html`` is the richer form of the clipboard, if there was one."""
    from reports.intake import isolation

    return isolation.pasted(text, html)


def check(
    read: Draft,
    last: Draft | Content | None = None,
    year: int | None = None,
    agency: str | None = None,
    context: Context = ALONE,
) -> tuple[Finding, ...]:
    """Everything the checks say of the document, what only the document itself can show included.

    ``last`` is the report of the year before, as read or as it is kept here; ``context`` is what is known besides.
    """
    from reports.intake import report

    context = _of_its_year(read, year, context)
    last = last or context.last_year
    before = _as_draft(last) if isinstance(last, Content) else last
    return report.check(read, last=before, year=year, agency=agency, context=context)


def located(
    read: Draft,
    findings: Iterable[Finding],
    last: Draft | None = None,
    year: int | None = None,
    agency: str | None = None,
    context: Context = ALONE,
) -> tuple[Located, ...]:
    """The cells of the document that are probably wrong; the arguments are those of ``check``."""
    from reports.intake import suspects

    context = _of_its_year(read, year, context)
    return suspects.located(read, findings, last, year=year, agency=agency, context=context)


def _of_its_year(read: Draft, year: int | None, context: Context) -> Context:
    """What is known besides, as far as it fits a file that turns out to be of another year than was asked for."""
    if not read.year or not year or read.year == year:
        return context
    return replace(context, last_year=None, sisters=(), below=None)


def _as_draft(kept: Content) -> Draft:
    """A report of this system in the form of one that was read."""
    figures = {name: Found(reading) for name, reading in kept.readings.items()}
    tables = tuple(table.code for table in kept.edition.tables)
    source = Source("json", ())
    return Draft(
        source, kept.edition, kept.year, kept.agency, kept.title, figures, dict(kept.passages), tables
    )


def data(read: Draft) -> dict[str, Any]:
    """The draft as plain JSON values that PostgreSQL can hold."""
    kept: dict[str, Any] = storable(draft_data(read))
    return kept


def storable(value: Any) -> Any:
    """Without NUL and half characters, which no text of a database may have; documents do."""
    if isinstance(value, str):
        return value.replace("\x00", "").encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {key: storable(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [storable(one) for one in value]
    return value


def restored(kept: dict[str, Any]) -> Draft:
    """The draft again. Errors: Unreadable when it was kept by another version of the programme."""
    try:
        return draft_from(kept)
    except (KeyError, TypeError, ValueError) as other:
        raise Unreadable("这份文件是系统更新以前读的，请重新导入一次。") from other

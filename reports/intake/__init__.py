"""Documents come in: any file is read into a Source, matched by official labels into a Draft. Pure.

The names below load the readers only when they are called, so that whoever needs the shapes alone does not wait.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reports.intake.draft import Draft
    from reports.intake.source import Source

NOT_COUNTED = "文件里这一格没有当作数字，请核对后重新填写。"


def understand(data: bytes, name: str = "") -> Draft:
    """Read a file of any known type. In this very process: what comes from outside goes through isolation.draft.

    Errors: Unreadable, with a sentence, whatever the bytes are.
    """
    from reports.intake import readers
    from reports.intake.source import sayable

    source = readers.read(data, name)
    return _exact(source, data) if source.format == "json" else _matched(source, sayable(name))


def understand_paste(text: str, html: str = "") -> Draft:
    """Read what was copied: its HTML where there is a table in it, else its text. Errors: Unreadable."""
    from reports.intake import readers

    return _matched(readers.paste(text, html), "")


def _exact(source: Source, data: bytes) -> Draft:
    """Our own file says itself what every cell is; nothing has to be matched."""
    from reports.intake.draft import Confidence, Draft, Found
    from reports.intake.readers import canonical

    content = canonical.content(data)
    figures = {name: Found(reading, reading.text) for name, reading in content.readings.items()}
    for name, found in figures.items():
        if canonical.misread(found.reading, content.edition.by_name[name]):
            figures[name] = Found(found.reading, found.raw, Confidence.DOUBTFUL, NOT_COUNTED)
    return Draft(
        source=source,
        edition=content.edition,
        year=content.year,
        agency=content.agency or None,
        title=content.title or None,
        figures=figures,
        passages={code: text for code, text in content.passages.items() if text},
        tables=tuple(table.code for table in content.edition.tables),
        findings=canonical.remarks(content),
    )


def _matched(source: Source, name: str) -> Draft:
    from reports.intake.matching.understand import understand as match

    return match(source, name)

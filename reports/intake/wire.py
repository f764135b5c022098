"""Sources and drafts as plain JSON values and back, to pass from one process to another. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from reports.checks.finding import Finding, Repeated
from reports.editions import BY_CODE
from reports.figures import Reading, State
from reports.intake.draft import Confidence, Draft, Found, Unread
from reports.intake.source import Block, Cell, Grid, Source, Text
from reports.schema import Severity


def source_data(source: Source) -> dict[str, Any]:
    """{format, title, notes, blocks}; a block has text or cells, a cell is [text, row, column, rows, columns, doubt]."""
    return {
        "format": source.format,
        "title": source.title,
        "notes": list(source.notes),
        "blocks": [_block_data(block) for block in source.blocks],
    }


def _block_data(block: Block) -> dict[str, Any]:
    if isinstance(block, Text):
        return {"text": block.text, "where": block.where, "heading": block.heading}
    cells = [[cell.text, cell.row, cell.column, cell.rows, cell.columns, cell.doubt] for cell in block.cells]
    return {"cells": cells, "where": block.where}


def source_from(data: Mapping[str, Any]) -> Source:
    """The source again. Errors: KeyError and TypeError for anything ``source_data`` did not make."""
    blocks = tuple(_block_from(block) for block in data["blocks"])
    return Source(data["format"], blocks, data["title"], tuple(data["notes"]))


def _block_from(data: Mapping[str, Any]) -> Block:
    if "cells" in data:
        return Grid(tuple(Cell(*cell) for cell in data["cells"]), data["where"])
    return Text(data["text"], data["where"], data["heading"])


def draft_data(draft: Draft) -> dict[str, Any]:
    """The draft with its source; the edition by its code, decimals as plain strings in the unit of their cell."""
    return {
        "source": source_data(draft.source),
        "edition": draft.edition.code,
        "year": draft.year,
        "agency": draft.agency,
        "title": draft.title,
        "figures": {name: _found_data(found) for name, found in draft.figures.items()},
        "passages": dict(draft.passages),
        "tables": list(draft.tables),
        "unread": [asdict(piece) for piece in draft.unread],
        "findings": [_finding_data(finding) for finding in draft.findings],
    }


def draft_from(data: Mapping[str, Any]) -> Draft:
    """The draft again. Errors: KeyError, TypeError and ValueError for anything ``draft_data`` did not make."""
    return Draft(
        source=source_from(data["source"]),
        edition=BY_CODE[data["edition"]],
        year=data["year"],
        agency=data["agency"],
        title=data["title"],
        figures={name: _found_from(found) for name, found in data["figures"].items()},
        passages=dict(data["passages"]),
        tables=tuple(data["tables"]),
        unread=tuple(Unread(**piece) for piece in data["unread"]),
        findings=tuple(_finding_from(finding) for finding in data["findings"]),
    )


def _plain(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _found_data(found: Found) -> dict[str, Any]:
    reading = asdict(found.reading) | {
        "state": found.reading.state.value,
        "value": _plain(found.reading.value),
    }
    return asdict(found) | {"reading": reading, "confidence": found.confidence.value}


def _found_from(data: Mapping[str, Any]) -> Found:
    reading = dict(data["reading"])
    return Found(
        **{
            **data,
            "reading": Reading(
                **{**reading, "state": State(reading["state"]), "value": _decimal(reading["value"])}
            ),
            "confidence": Confidence(data["confidence"]),
        }
    )


def _finding_data(finding: Finding) -> dict[str, Any]:
    return asdict(finding) | {
        "severity": finding.severity.value,
        "cells": list(finding.cells),
        "left": _plain(finding.left),
        "right": _plain(finding.right),
    }


def _finding_from(data: Mapping[str, Any]) -> Finding:
    return Finding(
        **{
            **data,
            "severity": Severity(data["severity"]),
            "cells": tuple(data["cells"]),
            "against": tuple((cell, value) for cell, value in data.get("against", ())),
            "repeated": tuple(Repeated(**said) for said in data.get("repeated", ())),
            "left": _decimal(data["left"]),
            "right": _decimal(data["right"]),
        }
    )

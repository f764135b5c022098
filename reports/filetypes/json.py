"""The canonical JSON of a report: what its hash is taken of. Pure."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from hashlib import sha256
from typing import Any

from reports.content import Content
from reports.editions import BY_CODE
from reports.figures import Reading, State

SCHEMA = "annual-report/1"


def data(content: Content) -> dict[str, Any]:
    """The report as plain JSON values.

    Figures: {cell: {state, value, text}}; value is a decimal string (万元 for money) or None, so that a blank is
    never zero. Totals are the settled ones.
    """
    return {
        "schema": SCHEMA,
        "edition": content.edition.code,
        "notice": content.edition.notice,
        "year": content.year,
        "agency": content.agency,
        "title": content.title,
        "figures": {cell.name: _figure(content, cell.name) for cell in content.edition.cells},
        "passages": {
            section.code: content.passages.get(section.code, "") for section in content.edition.passages
        },
    }


def _figure(content: Content, name: str) -> dict[str, str | None]:
    value = content.values[name]
    reading = content.reading(name)
    cell = content.edition.by_name[name]
    if cell.is_total and name not in content.disputed:
        state = "blank" if value is None else "number" if value else "zero"
    else:
        state = reading.state.value
        value = reading.value
    return {"state": state, "value": None if value is None else f"{value:f}", "text": content.text(name)}


def read(document: Mapping[str, Any]) -> Content:
    """The report again, from its plain values: it prints exactly as the one they were taken from."""
    return Content(
        edition=BY_CODE[document["edition"]],
        year=document["year"],
        agency=document["agency"],
        title=document["title"],
        readings={name: _reading(figure) for name, figure in document["figures"].items()},
        passages=document["passages"],
    )


def _reading(figure: Mapping[str, Any]) -> Reading:
    value = figure["value"]
    return Reading(State(figure["state"]), None if value is None else Decimal(value), figure["text"])


def write(content: Content) -> bytes:
    """The canonical bytes: sorted keys, no blanks, UTF-8."""
    return canonical(data(content))


def canonical(document: dict[str, Any]) -> bytes:
    """The same bytes for the same values, whatever order they came in."""
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def digest(content: Content) -> str:
    """SHA-256 of the canonical bytes, in hex."""
    return sha256(write(content)).hexdigest()

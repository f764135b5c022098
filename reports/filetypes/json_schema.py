"""The JSON Schema (draft 2020-12) of the canonical JSON, derived from the editions. Pure.

Article: conventions DAT-03. Within version 1 it only grows: a new edition adds a branch.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from reports.content import Content
from reports.editions import EDITIONS
from reports.figures import Reading, State
from reports.filetypes.json import SCHEMA, data
from reports.schema import Cell, Edition, Kind

DIALECT = "https://json-schema.org/draft/2020-12/schema"
FILE = f"{SCHEMA.replace('/', '-')}.json"
WHOLE = r"[1-9][0-9]*"
POINT = r"[0-9]+(\.[0-9]+)?"
# kind of cell → what a value other than zero looks like; money is a decimal string in 万元
VALUES = {
    Kind.COUNT: f"^{WHOLE}$",
    Kind.CHANGE: f"^-?{WHOLE}$",
    Kind.MONEY: f"^{POINT}$",
    Kind.AMOUNT: f"^{POINT}$",
}
TOLD = {
    State.NUMBER: "填了数",
    State.ZERO: "填了0",
    State.BLANK: "没有填。空白不是0；合计的空白表示还有一项没有填，文字是已填各项之和",
    State.NA: "填了“/”“-”“无”等，表示不适用，合计时不计",
    State.TEXT: "填了别的文字，原样保留",
}


def schema(address: str) -> dict[str, Any]:
    """The schema itself; ``address`` is where it is published, which is its name."""
    return {
        "$schema": DIALECT,
        "$id": address,
        "title": "政府信息公开工作年度报告",
        "description": "一份年度报告的全部文字和数字。state说明一格里填的是什么，value是数值，text是报告上印的字。",
        "type": "object",
        "oneOf": [{"$ref": f"#/$defs/edition{edition.code}"} for edition in EDITIONS],
        "$defs": {
            **{f"edition{edition.code}": _edition(edition) for edition in EDITIONS},
            **{kind.value: _figure(kind) for kind in Kind},
        },
        "examples": [data(example(EDITIONS[-1]))],
    }


def example(edition: Edition) -> Content:
    """A report of an agency that does not exist, in which every figure is 0."""
    readings = {cell.name: Reading(State.ZERO, Decimal(), "0") for cell in edition.inputs}
    year, agency = edition.first_year, "示例县水务局"
    passages = {section.code: f"（示例）{section.title}。" for section in edition.passages}
    return Content(edition, year, agency, f"{agency}{year}年政府信息公开工作年度报告", readings, passages)


def _edition(edition: Edition) -> dict[str, Any]:
    """A report of one edition: all of its figures, none besides."""
    years: dict[str, Any] = {"type": "integer", "minimum": edition.first_year}
    if edition.last_year is not None:
        years["maximum"] = edition.last_year
    return _object(
        f"{edition.code}年格式（{edition.notice}）",
        {
            "schema": {"const": SCHEMA},
            "edition": {"const": edition.code},
            "notice": {"const": edition.notice},
            "year": years,
            "agency": {"type": "string", "minLength": 1, "title": "发布机构"},
            "title": {"type": "string", "minLength": 1, "title": "报告名称"},
            "figures": _object("数字", {cell.name: _named(cell) for cell in edition.cells}),
            "passages": _object(
                "文字",
                {section.code: {"type": "string", "title": section.heading} for section in edition.passages},
            ),
        },
    )


def _object(title: str, properties: dict[str, Any]) -> dict[str, Any]:
    """All of these and no others."""
    return {
        "title": title,
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _named(cell: Cell) -> dict[str, str]:
    return {"$ref": f"#/$defs/{cell.kind.value}", "title": cell.label}


def _figure(kind: Kind) -> dict[str, Any]:
    """A cell of this kind in each of its states."""
    nothing = {"type": "null"}
    number: dict[str, Any] = {"type": "string", "pattern": VALUES[kind]}
    if kind is Kind.AMOUNT:  # typed without its unit it is a number of nobody knows what
        number = {"anyOf": [number, nothing]}
    values = {State.NUMBER: number, State.ZERO: {"type": "string", "pattern": r"^0+(\.0+)?$"}}
    texts = {State.NA: {"const": "/"}}
    states = [
        _object(
            TOLD[state],
            {
                "state": {"const": state.value},
                "value": values.get(state, nothing),
                "text": texts.get(state, {"type": "string"}),
            },
        )
        for state in State
    ]
    return {"oneOf": states}

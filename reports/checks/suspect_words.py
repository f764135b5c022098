"""Suspected cells as a clerk reads them: which cell, what it holds, what it should be, and why."""

from __future__ import annotations

import re

from reports.checks.localise import Located, Suspect
from reports.content import Content
from reports.schema import Cell

ASIDE = re.compile("(?<=.{4})（.*")
LONGEST = 20


def place(cell: Cell) -> str:
    """“（三）不予公开／1.属于国家秘密”的“自然人”: the row's own words, the heading above it where it has a number there."""
    row, column = cell.row, cell.column
    heads = row.path[-2:] if len(row.path) > 2 else row.path[-1:]
    heads = heads or column.under[-1:]
    return f"“{'／'.join(map(_short, heads))}”的“{column.label}”"


def _short(label: str) -> str:
    label = ASIDE.sub("", label)
    return label if len(label) <= LONGEST else f"{label[:LONGEST]}…"


def says(suspect: Suspect, content: Content) -> str:
    """“…”的“总计”，现在是0，应为5；…"""
    return "；".join(
        f"{place(content.edition.by_name[change.cell])}，"
        f"{f'现在是{text}' if (text := content.text(change.cell)) else '现在空着'}，应为{change.should:f}"
        for change in suspect.changes
    )


def reasons(suspect: Suspect) -> str:
    return "；".join(suspect.reasons)


def lines(located: Located, content: Content) -> list[str]:
    """Each suspect in one line; where there is none, why not."""
    if not located.suspects:
        return [located.note]
    return [f"可能填错的格：{says(suspect, content)}（{reasons(suspect)}）" for suspect in located.suspects]

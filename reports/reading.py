"""The one door between the application and the readers of documents. They are loaded when somebody brings one."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from reports.checks import Finding
from reports.content import Content
from reports.intake.draft import Draft
from reports.intake.source import Unreadable

__all__ = ["FORMATS", "Unreadable", "check", "data", "draft", "pasted", "restored"]

FORMATS = (".docx", ".xlsx", ".xls", ".html", ".htm", ".pdf", ".md", ".txt", ".json", ".doc", ".wps")


def draft(content: bytes, name: str) -> Draft:
    """A file as a draft, read in a process of its own. Errors: Unreadable with a sentence for the person."""
    return import_module("reports.intake.isolation").draft(content, name)


def pasted(text: str, html: str = "") -> Draft:
    """The same for what was copied from somewhere; ``html`` is the richer form of the clipboard, if there was one."""
    return import_module("reports.intake.isolation").pasted(text, html)


def check(
    read: Draft, last: Content | None = None, year: int | None = None, agency: str | None = None
) -> tuple[Finding, ...]:
    """Everything the checks say of the document, what only the document itself can show included."""
    return import_module("reports.intake.report").check(read, last=last, year=year, agency=agency)


def data(read: Draft) -> dict[str, Any]:
    """The draft as plain JSON values, to be kept."""
    return import_module("reports.intake.wire").draft_data(read)


def restored(kept: dict[str, Any]) -> Draft:
    """The draft again. Errors: Unreadable when it was kept by another version of the programme."""
    return import_module("reports.intake.wire").draft_from(kept)

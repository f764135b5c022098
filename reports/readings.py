"""Everything of an agency's report that can be held against something else: its text now, its versions, other years."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reports.content import Content
from reports.filetypes import json
from reports.models import ArchivedReport, Publication, Report
from reports.versions import versions


@dataclass(frozen=True)
class Text:
    """One of them: how an address names it, how a person does; nothing is read until ``content`` is asked.

    Texts of this report with the same ``version`` hold the same.
    """

    key: str
    name: str
    short: str
    content: Callable[[], Content]
    version: int | None = None
    is_public: bool = False  # a version of this report that was published


def texts_of(report: Report) -> list[Text]:
    """Other years first, oldest to newest, then the versions of this year's, then what it holds now."""
    return [*_years(report), *_versions(report), _now(report)]


def _now(report: Report) -> Text:
    return Text("now", "现在的内容", "现在", lambda: report.content, report.version)


def chosen(texts: list[Text], before: str, after: str) -> tuple[Text, Text]:
    """The two an address asks for; without a word the present text, and before it what was published last.

    Where that is none, or the same text, the newest that is another.
    """
    by_key = {text.key: text for text in texts}
    later = by_key.get(after, texts[-1])
    others = [
        text for text in texts[: texts.index(later)] if text.version != later.version or text.version is None
    ]
    published = [text for text in others if text.is_public]
    return by_key.get(before, (published or others or texts)[-1]), later


def _versions(report: Report) -> list[Text]:
    return [
        Text(f"v{v.event.pk}", v.name, v.short, v.content, v.event.version, v.is_public)
        for v in versions(report)
    ]


def _years(report: Report) -> list[Text]:
    """What was published in other years, here or, as far as it was taken over, before."""
    same = {"agency": report.agency_id, "kind": report.kind}
    published = Publication.objects.filter(**{f"report__{key}": value for key, value in same.items()})
    archived = ArchivedReport.objects.filter(**same, removed_at=None)
    found = {year: (archived, pk) for year, pk in archived.order_by("pk").values_list("year", "pk")}
    rows = published.order_by("number").values_list("report__year", "pk")
    found |= {year: (published, pk) for year, pk in rows}  # the newest version counts
    found.pop(report.year, None)
    return [
        Text(f"y{year}", f"{year}年度报告（已公布）", f"{year}年", _reader(rows, pk))
        for year, (rows, pk) in sorted(found.items())
    ]


def _reader(rows, pk: int) -> Callable[[], Content]:
    return lambda: json.read(rows.values_list("document", flat=True).get(pk=pk))

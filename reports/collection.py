"""The collection of a level's reports (国办公开办函〔2021〕30号): who owed one, who published, by years and as a table."""

from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils import timezone

from agencies.models import Kind, Level
from reports import published
from reports.models import Publication, ReportKind
from reports.published import Row


@dataclass(frozen=True)
class Count:
    """How far a list is: agencies that owe a report, published it, did so in time, are late without one, withdrew it."""

    obliged: int
    done: int
    in_time: int
    overdue: int
    withdrawn: int


@dataclass(frozen=True)
class Line:
    """An agency through the years: its newest row, for the names, and a row a year, None where nobody asked."""

    newest: Row
    cells: list[Row | None]


def count(rows: Iterable[Row]) -> Count:
    """A 汇总 is no agency's own and does not count."""
    own = [row for row in rows if not row.is_summary]
    done = [row for row in own if row.publication]
    in_time = sum(row.days_late == 0 for row in done)
    overdue, withdrawn = sum(row.is_overdue for row in own), sum(row.withdrawal is not None for row in own)
    return Count(len(own), len(done), in_time, overdue, withdrawn)


def named(rows: Iterable[Row], wanted: str) -> list[Row]:
    """The rows with these words in the agency's name, or these letters among its pinyin initials."""
    return [row for row in rows if wanted.strip().lower() in row.find]


def kinds(rows: Iterable[Row]) -> list[tuple[str, list[Row]]]:
    """The rows of a level by what the agencies are, in the order they come in."""
    return [(Kind(kind).label, list(found)) for kind, found in groupby(rows, lambda row: row.agency.kind)]


def matrix() -> tuple[list[int], list[tuple[Level, list[Line]]]]:
    """Every agency in every year: the years, the newest first, and the lines of each level."""
    found: dict[tuple[int, str], dict[int, Row]] = defaultdict(dict)
    for year, row in published.rows_of():
        found[row.agency.pk, row.kind][year] = row
    years = sorted({year for line in found.values() for year in line}, reverse=True)
    lines = [Line(line[max(line)], [line.get(year) for year in years]) for line in found.values()]
    lines.sort(key=lambda line: published.order(line.newest))
    levels = [(level, [x for x in lines if x.newest.agency.level == level]) for level in published.LEVELS]
    return years, [(level, of) for level, of in levels if of]


def covered(of: Publication) -> list[Row]:
    """The agencies whose reports of the same year a government's 汇总 adds up; none for any other report."""
    if of.report.kind != ReportKind.SUMMARY:
        return []
    below = published.rows_of(year=of.report.year, agency__path__startswith=of.report.agency.path)
    rows = (row for _, row in below if row.agency.counts_locally and not row.is_summary)
    return sorted(rows, key=published.order)


def records(year: int, rows: Iterable[Row]) -> list[dict[str, Any]]:
    """The list as data: one record a row, addresses in full."""
    return [_record(year, row) for row in rows]


def _record(year: int, row: Row) -> dict[str, Any]:
    of = row.publication
    return {
        "year": year,
        "agency_code": row.agency.code,
        "agency_name": row.name,
        "level": row.agency.level,
        "kind": row.agency.kind,
        "report": row.kind,
        "status": row.status,
        "status_name": row.status_label,
        "deadline": row.deadline.isoformat(),
        "published_on": timezone.localdate(row.first_at).isoformat() if of and row.first_at else None,
        "days_late": row.days_late,
        "version": of.number if of else None,
        "address": published.full(row.address) if of else None,
    }


def as_csv(records: list[dict[str, Any]]) -> bytes:
    """With a mark at the front by which a spreadsheet knows that it is UTF-8, lines ended as RFC 4180 says."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(records[0]))
    writer.writeheader()
    writer.writerows(records)
    return out.getvalue().encode("utf-8-sig")


def as_json(year: int, records: list[dict[str, Any]]) -> bytes:
    return json.dumps({"year": year, "rows": records}, ensure_ascii=False, indent=1).encode()

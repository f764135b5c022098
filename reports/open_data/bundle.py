"""The package of a year or of all years, and the CSV of a year: the same bytes for the same reports. Pure.

Written part after part, each from the entries anew, so that ten years of a province need no more memory than a county.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import new, sha256
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from reports import indicator_list
from reports.filetypes.csv import safe
from reports.filetypes.json import canonical
from reports.open_data import columns, describe
from reports.open_data.columns import Sheet
from reports.open_data.describe import Made, Terms
from reports.open_data.entry import Correction, Entry, Office, Withdrawn, rows
from reports.open_data.readme import readme

LINES = 2000  # written at once
VERSION = "1.0.0"  # of the columns: only additions within 1

type_row = tuple[str, ...]


@dataclass(frozen=True)
class Source:
    """What a package is made of. ``entries`` may be asked several times, in the order of year, code, kind."""

    entries: Callable[[], Iterable[Entry]]
    withdrawn: tuple[Withdrawn, ...]
    offices: tuple[Office, ...]
    corrections: tuple[Correction, ...] = ()


@dataclass
class Pack:
    """A zip that is being written, with what has gone into it."""

    zip: ZipFile
    made: list[Made] = field(default_factory=list)

    def add(self, name: str, content: Iterable[bytes]) -> Made:
        plain, chinese, size = sha256(), new("sm3"), 0
        info = ZipInfo(name)  # bears the first day of 1980, whenever it is made
        info.compress_type = ZIP_DEFLATED
        info.external_attr = 0o644 << 16
        with self.zip.open(info, "w") as file:
            for piece in content:
                file.write(piece)
                plain.update(piece)
                chinese.update(piece)
                size += len(piece)
        self.made.append(Made(name, size, plain.hexdigest(), chinese.hexdigest()))
        return self.made[-1]


def long_csv(source: Source) -> Iterator[bytes]:
    """All figures, one row a figure."""
    return table(columns.FIGURES, (row for entry in source.entries() for row in rows(entry)))


def table(sheet: Sheet, found: Iterable[type_row]) -> Iterator[bytes]:
    """Rows as CSV, some thousand lines at a time: UTF-8, CRLF, no field a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(sheet.names)
    for count, row in enumerate(found, 1):
        writer.writerow(map(safe, row))
        if count % LINES == 0:
            yield _taken(out)
    yield _taken(out)


def _taken(out: io.StringIO) -> bytes:
    written = out.getvalue().encode()
    out.seek(0)
    out.truncate()
    return written


def wide_rows(source: Source, sheet: Sheet, edition: str) -> Iterator[type_row]:
    """One row a report of this edition, a column a figure; empty where a cell holds no number."""
    cells = [name for name in sheet.names if "." in name]
    for entry in source.entries():
        if entry.frozen["edition"] == edition:
            figures = entry.frozen["figures"]
            whose = (str(entry.year), entry.code, entry.agency, entry.level, entry.kind)
            yield (
                *whose,
                str(entry.number),
                entry.published_at,
                *(figures[c]["value"] or "" for c in cells),
            )


def report_rows(source: Source) -> Iterator[type_row]:
    """Every report of the package, those withdrawn too, by year, code and kind."""
    there = [(*_named(entry), *_published(entry)) for entry in source.entries()]
    gone = [(*_gone(one), "", "", one.reason, one.at, "") for one in source.withdrawn]
    return iter(sorted([*there, *gone], key=lambda row: (row[0], row[1], row[4])))


def _named(entry: Entry) -> type_row:
    frozen = entry.frozen
    whose = (str(entry.year), entry.code, entry.agency, entry.level, entry.kind, frozen["edition"])
    return (*whose, frozen["title"], "published", str(entry.number), entry.published_at, entry.address)


def _published(entry: Entry) -> type_row:
    return f"documents/{entry.name}", entry.sha256, "", "", entry.note


def _gone(one: Withdrawn) -> type_row:
    whose = (str(one.year), one.code, one.agency, one.level, one.kind, one.edition)
    return (*whose, one.title, "withdrawn", str(one.number), one.published_at, one.address)


def correction_rows(source: Source) -> Iterator[type_row]:
    """Every version after the first of the reports that can be read."""
    return (
        (
            str(one.year),
            one.code,
            one.agency,
            one.kind,
            str(one.number),
            one.published_at,
            one.note,
            one.address,
        )
        for one in source.corrections
    )


def indicator_rows() -> Iterator[type_row]:
    """Every cell of every edition, in the order of the form."""
    for _, some in indicator_list.across():
        for one in some:
            of = one.of
            yield of.code, of.label, of.unit, of.definition, " ".join(of.formulas), one.comparable, one.why


def office_rows(source: Source) -> Iterator[type_row]:
    return ((one.code, one.name, one.level, one.kind, one.parent, one.closed_on) for one in source.offices)


def write(target: IO[bytes], source: Source, terms: Terms, year: int | None) -> int:
    """Write the package of a year, or of all years where ``year`` is None. Returns how many reports it holds."""
    editions, newest, count = set(), "", 0
    for entry in source.entries():
        editions.add(entry.frozen["edition"])
        newest, count = max(newest, entry.published_at), count + 1
    with ZipFile(target, "w", ZIP_DEFLATED) as file:
        pack = Pack(file)
        resources = [_resource(pack, terms, *part) for part in _parts(source, editions)]
        for entry in source.entries():
            pack.add(f"documents/{entry.name}", [canonical(dict(entry.frozen))])
        title = f"{f'{year}年' if year else ''}{describe.TITLE}"
        about = describe.package(
            f"annual-reports-{year or 'all'}",
            terms,
            resources,
            title=title,
            version=VERSION,
            created=newest,
        )
        pack.add("datapackage.json", [describe.text(about)])
        pack.add("README.txt", [readme(title, terms, count, newest)])
        kept = tuple(pack.made)
        for kind in ("sha256", "sm3"):
            pack.add(f"{kind.upper()}SUMS", [describe.sums(kept, kind)])
    return count


def _parts(source: Source, editions: set[str]) -> Iterator[tuple[Sheet, Iterator[bytes]]]:
    yield columns.FIGURES, long_csv(source)
    for edition, sheet in columns.wide_sheets():
        if edition in editions:
            yield sheet, table(sheet, wide_rows(source, sheet, edition))
    yield columns.REPORTS, table(columns.REPORTS, report_rows(source))
    yield columns.CORRECTIONS, table(columns.CORRECTIONS, correction_rows(source))
    yield columns.INDICATORS, table(columns.INDICATORS, indicator_rows())
    yield columns.AGENCIES, table(columns.AGENCIES, office_rows(source))


def _resource(pack: Pack, terms: Terms, sheet: Sheet, content: Iterator[bytes]) -> dict[str, object]:
    """Write a table and what it means beside it."""
    made = pack.add(f"{sheet.name}.csv", content)
    metadata = describe.csvw(sheet, made.name, terms)
    pack.add(f"{made.name}-metadata.json", [describe.text(metadata)])
    return describe.resource(sheet, made, refers=True)

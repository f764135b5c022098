"""What a table of data is, for programs: CSVW, the data package, the sums of the files. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import new, sha256
from typing import Any

from reports.open_data.columns import Column, Sheet

CSVW_TYPES = {"number": "decimal", "datetime": "dateTime"}  # the others are called the same
PROFILE = "https://datapackage.org/profiles/2.0/{}.json"
TITLE = "政府信息公开工作年度报告数据"
FOREIGN = {"fields": ["agency_code"], "reference": {"resource": "agencies", "fields": ["code"]}}


@dataclass(frozen=True)
class Terms:
    """Who gives the data away, and on what terms. ``licence`` is the address of a licence, empty without one.

    ``publisher`` is empty while nobody has filled it in; ``site`` is the full address of the public side.
    """

    publisher: str
    words: str
    licence: str
    site: str

    def citation(self, address: str) -> str:
        """How the source is named; the reader fills in the day."""
        return "，".join(
            filter(None, (self.publisher, "政府信息公开工作年度报告开放数据", address, "下载日期"))
        )


@dataclass(frozen=True)
class Made:
    """A file of data as it was written; the hashes are hex, ``size`` is in bytes."""

    name: str
    size: int
    sha256: str
    sm3: str


def csvw(sheet: Sheet, file: str, terms: Terms) -> dict[str, Any]:
    """The CSV's metadata. Source: W3C, Metadata Vocabulary for Tabular Data; Article: conventions DAT-02."""
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "zh"}],
        "url": file,
        "dc:title": f"{TITLE}：{sheet.title}",
        **({"dc:publisher": terms.publisher} if terms.publisher else {}),
        "dc:rights": terms.words,
        **({"dc:license": {"@id": terms.licence}} if terms.licence else {}),
        "dialect": {"encoding": "utf-8", "lineTerminators": ["\r\n"], "header": True},
        "tableSchema": {
            "columns": [_csvw_column(column) for column in sheet.columns],
            "primaryKey": list(sheet.key),
        },
    }


def _csvw_column(column: Column) -> dict[str, Any]:
    datatype: Any = CSVW_TYPES.get(column.type, column.type)
    if column.allowed:
        datatype = {"base": "string", "format": "|".join(column.allowed)}
    return {
        "name": column.name,
        "titles": [column.name, column.title],
        "dc:description": column.meaning,
        "datatype": datatype,
        "required": column.required,
        "null": "",
    }


def schema(sheet: Sheet) -> dict[str, Any]:
    """The Table Schema of a sheet. Source: datapackage.org, version 2."""
    return {
        "$schema": PROFILE.format("tableschema"),
        "fields": [_field(column) for column in sheet.columns],
        "primaryKey": list(sheet.key),
        "missingValues": [""],
    }


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.allowed:
        constraints["enum"] = list(column.allowed)
    field = {"name": column.name, "title": column.title, "type": column.type, "description": column.meaning}
    return field | ({"constraints": constraints} if constraints else {})


def resource(sheet: Sheet, made: Made, name: str = "", *, refers: bool = False) -> dict[str, Any]:
    """One CSV within a package; ``refers`` where the agencies lie in the same package."""
    fields = schema(sheet)
    if refers and "agency_code" in sheet.names:
        fields["foreignKeys"] = [FOREIGN]
    return {
        "$schema": PROFILE.format("dataresource"),
        "name": name or sheet.name,
        "title": sheet.title,
        "type": "table",
        "path": made.name,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": made.size,
        "hash": f"sha256:{made.sha256}",
        "schema": fields,
    }


def package(
    name: str, terms: Terms, resources: Iterable[dict[str, Any]], *, title: str, version: str, created: str
) -> dict[str, Any]:
    """A data package. Source: datapackage.org, version 2. ``created``: the newest thing in it, so that it is stable."""
    licence = {"name": "other-at", "title": terms.words}
    return {
        "$schema": PROFILE.format("datapackage"),
        "name": name,
        "title": title,
        "description": f"{f'{terms.publisher}发布的' if terms.publisher else ''}{title}。{terms.words}。",
        "homepage": terms.site,
        "version": version,
        **({"created": created} if created else {}),
        "licenses": [licence | ({"path": terms.licence} if terms.licence else {})],
        "sources": [{"title": f"{terms.publisher}集中公布的政府信息公开工作年度报告", "path": terms.site}],
        "resources": list(resources),
    }


def made(name: str, content: bytes) -> Made:
    """A file that is written at once."""
    return Made(name, len(content), sha256(content).hexdigest(), new("sm3", content).hexdigest())


def sums(files: Iterable[Made], kind: str) -> bytes:
    """What sha256sum and its like check: ``kind`` is sha256 or sm3."""
    return "".join(f"{getattr(file, kind)}  {file.name}\n" for file in files).encode()


def text(data: Any) -> bytes:
    """JSON for people and programs; the same bytes for the same values."""
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()

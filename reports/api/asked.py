"""What may be asked: every parameter with its bounds and a sentence on what it may hold."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Schema
from pydantic import BeforeValidator, WithJsonSchema

from agencies.models import Level
from reports.api import cursor
from reports.api.problems import Problem
from reports.editions import EDITIONS
from reports.models import ReportKind
from reports.open_data import columns
from reports.published_data import Asked

REPORTS, MOST_REPORTS = 100, 500
FIGURES, MOST_FIGURES = 1000, 5000
DATE = re.compile(r"\d{4}-\d\d-\d\d([Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d))?")
FIRST, LAST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)

TABLES = tuple(dict.fromkeys(table.code for edition in EDITIONS for table in edition.tables))
CELLS = tuple(dict.fromkeys(cell.name for edition in EDITIONS for cell in edition.cells))


def moment(value: Any) -> Any:
    """A date or a moment as RFC 3339 writes it; a date begins at local midnight.

    Errors: ValueError. A plus that was not encoded arrives as a blank.
    """
    text = str(value).replace(" ", "+")
    if not DATE.fullmatch(text):
        raise ValueError(text)
    found = datetime.fromisoformat(text.upper())
    return min(max(found if found.tzinfo else timezone.make_aware(found), FIRST), LAST)


Moment = Annotated[
    datetime,
    BeforeValidator(moment),
    WithJsonSchema({"anyOf": [{"type": "string", "format": form} for form in ("date", "date-time")]}),
]


class Which(Schema):
    """Which reports."""

    year: int | None = Field(None, ge=2000, le=2200, description="报告年度，如 2024。")
    level: Literal[tuple(Level.values)] | None = Field(  # type: ignore[valid-type]
        None, description="机关级别：province 省级，city 市级，county 县级，township 乡镇。"
    )
    agency: str | None = Field(
        None, max_length=40, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", description="单位代码，如 wangxi-swj。"
    )
    kind: Literal[tuple(ReportKind.values)] | None = Field(  # type: ignore[valid-type]
        None, description="own 本机关的报告，summary 汇总的报告。"
    )

    @property
    def asked(self) -> Asked:
        return Asked(self.year, self.level, self.agency, self.kind, getattr(self, "updated_since", None))


class ReportsAsked(Which):
    updated_since: Moment | None = Field(
        None, description="只要这一时间以后发布、更正或撤销的，如 2025-01-31 或 2025-01-31T09:00:00+08:00。"
    )
    limit: int = Field(
        REPORTS, ge=1, le=MOST_REPORTS, description=f"一页最多几条，1 到 {MOST_REPORTS}，默认 {REPORTS}。"
    )
    cursor: str | None = Field(
        None, pattern=cursor.REPORT, description="接着取下一页：原样使用上一页的 next，不要自己拼写。"
    )


class FiguresAsked(Which):
    table: Literal[TABLES] | None = Field(  # type: ignore[valid-type]
        None, description=columns.TABLES
    )
    cell: Literal[CELLS] | None = Field(  # type: ignore[valid-type]
        None, description="数字名称，如 requests.new.total，全部名称见 /editions。"
    )
    limit: int = Field(
        FIGURES, ge=1, le=MOST_FIGURES, description=f"一页最多几条，1 到 {MOST_FIGURES}，默认 {FIGURES}。"
    )
    cursor: str | None = Field(
        None, pattern=cursor.FIGURE, description="接着取下一页：原样使用上一页的 next，不要自己拼写。"
    )

    @property
    def cells(self) -> frozenset[str] | None:
        """The cells that were asked for; None for all."""
        if self.cell is None and self.table is None:
            return None
        named = (self.cell,) if self.cell else CELLS
        return frozenset(cell for cell in named if self.table in (None, cell.split(".")[0]))


class Nothing(Schema):
    """No parameters."""


MEANINGS = {
    name: field.description or ""
    for asked in (ReportsAsked, FiguresAsked)
    for name, field in asked.model_fields.items()
}


def only(request: HttpRequest, asked: type[Schema]) -> None:
    """Errors: Problem for a parameter there is not, or one said twice: it would be passed over in silence."""
    known = tuple(asked.model_fields)
    for name, values in request.GET.lists():
        if name not in known:
            names = f"可以用的有 {'、'.join(known)}" if known else "这里不用参数"
            raise Problem(400, f"没有“{name[:40]}”这个参数，{names}。")
        if len(values) > 1:
            raise Problem(400, f"参数 {name} 写了{len(values)}次，只能写一次。")

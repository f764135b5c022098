"""What an answer looks like: read by the OpenAPI document, and by the tests as what every answer is held to."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from ninja import Field, Schema
from pydantic import AwareDatetime, ConfigDict

from reports.open_data import columns
from reports.schema import Kind, Severity

Hex = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
Year = Annotated[int, Field(description=columns.YEAR.meaning)]
LevelOf = Literal[columns.LEVELS]  # type: ignore[valid-type]
KindOf = Literal[columns.KINDS]  # type: ignore[valid-type]


class Answer(Schema):
    """Additions are allowed within version 1; what is here stays."""

    model_config = ConfigDict(extra="ignore")


class Report(Answer):
    year: Year
    agency_code: str
    agency: str
    level: LevelOf
    kind: KindOf
    edition: str
    title: str
    status: Literal["published", "withdrawn"]
    version: int = Field(ge=1)
    published_at: AwareDatetime = Field(description="现行版本的发布时间；已撤销的是撤销时间。")
    address: str = Field(description="报告页面的网址。")
    sha256: Hex | None = Field(description="规范 JSON 的指纹；已撤销的为 null。")
    reason: str | None = Field(description="撤销原因，只有已撤销的才有。")


class Reports(Answer):
    items: list[Report]
    next: str | None = Field(description="下一页的 cursor；没有下一页时为 null。")
    terms: str = Field(description="使用条件。")


class Version(Answer):
    number: int = Field(ge=1)
    published_at: AwareDatetime
    sha256: Hex
    note: str = Field(description="更正说明；第一版没有，为空。")
    address: str


class File(Answer):
    format: str
    media_type: str
    size: int = Field(description="字节。")
    sha256: Hex
    sm3: str = Field(description="GB/T 32905；早先发布的文件可能为空。")
    address: str


class Frozen(Answer):
    """The canonical document: its hash is the report's sha256."""

    model_config = ConfigDict(extra="allow")

    schema_: str = Field(alias="schema")
    edition: str
    year: int
    agency: str
    title: str
    figures: dict[str, dict[str, str | None]]
    passages: dict[str, str]


class ReportWhole(Report):
    versions: list[Version] = Field(description="各版本，新的在前。")
    files: list[File]
    document: Frozen = Field(description="规范 JSON：全文和数字，数字都是十进制字符串。")
    terms: str


class Figure(Answer):
    year: Year
    agency_code: str
    agency: str
    edition: str
    table: str
    cell: str
    row: str
    column: str
    state: Literal[columns.STATES]  # type: ignore[valid-type]
    value: int | str | None = Field(
        description="件数、项数是整数；金额（万元）是十进制字符串；没有数值时为 null。"
    )
    unit: str
    text: str
    level: LevelOf
    kind: KindOf
    version: int
    published_at: AwareDatetime


class Figures(Answer):
    items: list[Figure]
    next: str | None
    terms: str


class Agency(Answer):
    code: str
    name: str
    level: LevelOf
    kind: Literal["government", "department", "vertical"]
    parent: str | None
    closed_on: date | None


class Agencies(Answer):
    items: list[Agency]
    terms: str


class CellOf(Answer):
    cell: str
    row: str
    column: str
    kind: Literal[tuple(kind.value for kind in Kind)]  # type: ignore[valid-type]
    unit: str
    parts: list[str] = Field(description="合计由哪些数字相加；不是合计的为空。")


class LineOf(Answer):
    code: str
    path: list[str]


class TableOf(Answer):
    code: str
    number: str
    title: str
    rows: list[LineOf]
    columns: list[LineOf]
    cells: list[CellOf]


class EquationOf(Answer):
    rule: str
    place: str
    left: list[str]
    sign: Literal["=", ">=", "<="]
    right: list[str]
    severity: Literal[tuple(severity.value for severity in Severity)]  # type: ignore[valid-type]


class EditionOf(Answer):
    code: str
    notice: str
    first_year: int
    last_year: int | None
    sections: list[str]
    tables: list[TableOf]
    equations: list[EquationOf]


class Editions(Answer):
    items: list[EditionOf]
    terms: str


class FormulaOf(Answer):
    """Sums of cells in one edition; with a denominator a percentage, with growth against the year before."""

    edition: str
    numerator: list[str] = Field(description="相加的数字。")
    denominator: list[str] = Field(description="除以这些数字之和；为空的是件数或金额。")
    growth: bool = Field(description="与上年的同一数字相比的增减。")


class RuleOf(Answer):
    edition: str
    rule: str


class Indicator(Answer):
    code: str = Field(description="表中的数字用数字名称，派生指标用固定的代码。")
    label: str
    table: str | None = Field(description="派生指标不在表中，table、row、column 为 null。")
    row: str | None
    column: str | None
    unit: str
    definition: str = Field(description="含义。")
    formula: str = Field(description="派生指标的算法；表中的数字为空。")
    pitfalls: list[str] = Field(description="使用时的注意事项。")
    comparable: bool = Field(description="两种格式的数字能否接续比较。")
    crossing: str = Field(description="跨格式比较时注意什么。")
    editions: list[str] = Field(description="哪几种格式里有它。")
    formulas: list[FormulaOf]
    rules: list[RuleOf] = Field(description="约束它的核对规则。")


class Indicators(Answer):
    items: list[Indicator]
    terms: str


class WrongValue(Answer):
    parameter: str
    detail: str


class ProblemOf(Answer):
    """RFC 9457."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[WrongValue] | None = None
    extra: dict[str, Any] | None = None

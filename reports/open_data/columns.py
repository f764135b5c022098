"""The columns of every table that is given away, once: files, their descriptions and the page read them here. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from reports.editions import BY_CODE, EDITIONS
from reports.figures import State
from reports.filetypes import csv
from reports.filetypes.csv import MONEY, unit
from reports.schema import Cell, Table

STATES = tuple(state.value for state in State)
TABLES = "，".join(f"{table.code} 表{table.section}" for table in EDITIONS[-1].tables) + "。"
KINDS = ("own", "summary")
LEVELS = ("province", "city", "county", "township")


@dataclass(frozen=True)
class Column:
    """``type`` in the words of a Table Schema: string, integer, number, date, datetime."""

    name: str
    title: str
    meaning: str
    type: str = "string"
    required: bool = True
    allowed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """One table of data. ``key`` are the columns that together name a row."""

    name: str
    title: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)


YEAR = Column("year", "年度", "报告年度，不是发布的年份。", "integer")
CODE = Column("agency_code", "单位代码", "机关的固定代码，改名不变。")
AGENCY = Column("agency", "机关", "报告写明的机关名称，发布以后改名的仍是原名；汇总的是该级人民政府。")
EDITION = Column(
    "edition",
    "格式",
    "；".join(f"{edition.code}：{edition.notice}" for edition in EDITIONS) + "。",
    allowed=tuple(BY_CODE),
)
LEVEL = Column("level", "级别", "province 省级，city 市级，county 县级，township 乡镇。", allowed=LEVELS)
KIND = Column("kind", "类型", "own 本机关的报告；summary 一级政府汇总的报告。两种不要相加。", allowed=KINDS)
VERSION = Column("version", "版本", "报告的第几版；大于1的更正过。", "integer")
PUBLISHED = Column("published_at", "发布时间", "这一版的发布时间，带时区。", "datetime")

MEANINGS = {
    "table": ("表", TABLES),
    "cell": ("数字名称", "每个数字唯一、固定的名称，例如 requests.new.person。"),
    "row": ("行", "表中所在行的名称，从外到内用“／”连接。"),
    "column": ("列", "表中所在列的名称，从外到内用“／”连接；只有一列的为空。"),
    "state": (
        "状态",
        "number 数字，zero 零，blank 空白，na 不适用（填的是“/”等），text 文字。空白不等于零。",
    ),
    "value": ("数值", "金额以万元计。空白、不适用和文字没有数值。"),
    "unit": ("单位", "件、项、万元等。"),
    "text": ("原样", "报告中印出的样子。以等号等开头的前面加一个单引号，以免电子表格当作公式。"),
}
OPTIONAL = {"row", "column", "value", "unit", "text"}
GIVEN = {column.name: column for column in (YEAR, CODE, AGENCY, EDITION, VERSION)}


def _long(name: str) -> Column:
    if name in GIVEN:
        return GIVEN[name]
    of = "number" if name == "value" else "string"
    return Column(name, *MEANINGS[name], of, name not in OPTIONAL, STATES if name == "state" else ())


FIGURES = Sheet(
    "data",
    "全部数字（一行一个数字）",
    (*map(_long, csv.COLUMNS), LEVEL, KIND, PUBLISHED),
    ("year", "agency_code", "kind", "cell"),
)
REPORTS = Sheet(
    "reports",
    "报告目录",
    (
        *(YEAR, CODE, AGENCY, LEVEL, KIND, EDITION),
        Column("title", "标题", "报告的标题。"),
        Column(
            "status", "状态", "published 已发布；withdrawn 已撤销发布。", allowed=("published", "withdrawn")
        ),
        VERSION,
        Column("published_at", "发布时间", "现行版本的发布时间；已撤销的是撤销前那一版的。", "datetime"),
        Column("address", "网址", "报告页面的固定网址。"),
        Column(
            "document", "数据文件", "报告全文和数字在数据包里的 JSON 文件；已撤销的没有。", required=False
        ),
        Column("sha256", "SHA-256", "该 JSON 文件的指纹；已撤销的没有。", required=False),
        Column("reason", "撤销原因", "只有已撤销的才有。", required=False),
        Column("withdrawn_at", "撤销时间", "只有已撤销的才有，带时区。", "datetime", required=False),
        Column("note", "更正说明", "现行版本更正了什么；没有更正过的为空。", required=False),
    ),
    ("year", "agency_code", "kind"),
)
CORRECTIONS = Sheet(
    "corrections",
    "历次更正",
    (
        *(YEAR, CODE, AGENCY, KIND),
        Column("version", "版本", "这次更正形成的是第几版，从2起。", "integer"),
        Column("published_at", "更正时间", "这一版的发布时间，带时区。", "datetime"),
        Column("note", "更正说明", "机关公布的说明；没有写的为空。", required=False),
        Column("address", "网址", "这一版的固定网址。"),
    ),
    ("year", "agency_code", "kind", "version"),
)
INDICATORS = Sheet(
    "indicators",
    "各数字的含义和能否跨格式比较",
    (
        Column("cell", "数字名称", "与 data.csv 的 cell 相同。"),
        Column("label", "名称", "行和列的名称，各格式中以最新的为准。"),
        Column("unit", "单位", "件、项、万元等。", required=False),
        Column("definition", "含义", "数的是什么。"),
        Column("editions", "格式", "有这个数字的格式，用空格分开。"),
        Column("comparable", "能否比较", "两种格式之间能否接续比较。"),
        Column("crossing", "为什么", "跨格式比较时注意什么。", required=False),
    ),
    ("cell",),
)
AGENCIES = Sheet(
    "agencies",
    "机关",
    (
        Column("code", "单位代码", "机关的固定代码，改名不变。"),
        Column("name", "名称", "机关现在的名称。"),
        LEVEL,
        Column(
            "kind",
            "性质",
            "government 人民政府，department 政府部门，vertical 垂直管理单位。",
            allowed=("government", "department", "vertical"),
        ),
        Column("parent", "上级", "上级机关的单位代码。", required=False),
        Column("closed_on", "撤并日期", "仍在的为空。", "date", required=False),
    ),
    ("code",),
)


@cache
def wide(table: Table, edition: str) -> Sheet:
    """One of the official tables with a row a report and a column a figure."""
    figures = tuple(_figure(cell) for cell in table.cells())
    whose = (YEAR, CODE, AGENCY, LEVEL, KIND, VERSION, PUBLISHED)
    title = f"表{table.section}：{table.title}（{edition}年格式，一行一份报告）"
    return Sheet(f"{table.code}-{edition}", title, (*whose, *figures), ("year", "agency_code", "kind"))


def _figure(cell: Cell) -> Column:
    of = "number" if cell.kind in MONEY else "integer"
    meaning = "，".join(filter(None, (cell.label, unit(cell))))
    return Column(cell.name, cell.label, f"{meaning}。没有数值的为空。", of, required=False)


def wide_sheets() -> list[tuple[str, Sheet]]:
    """(edition, sheet) of every table of every edition."""
    return [(code, wide(table, code)) for code, edition in BY_CODE.items() for table in edition.tables]

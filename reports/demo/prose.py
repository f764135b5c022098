"""The prose of a demo report: phrases, the facts of the agency and its year, and numbers that are the tables'."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from reports.demo import phrases
from reports.demo.agencies import BY_CODE, Spec
from reports.demo.facts_2025 import FACTS
from reports.demo.figures import COLUMNS

GROUPS = {
    "予以公开": "granted",
    "部分公开": "partly_granted",
    "不予公开": "refused",
    "无法提供": "unavailable",
    "不予处理": "unprocessed",
    "其他处理": "other",
}
# 信息处理费: how many notices and 元; every other agency has none
FEES = {("yunchuan-zrzyj", 2024): (2, 240), ("yunchuan-zjj", 2025): (1, 100)}

type_cells = Mapping[str, int]


class Writer:
    """Fills phrases for one agency and year. The same agency and year always read the same."""

    def __init__(self, spec: Spec, year: int, cells: type_cells) -> None:
        self.spec, self.year, self.cells = spec, year, cells
        self.random = Random(f"{spec.code} {year} prose")
        self.words = FACTS[spec.code, year]._asdict() | {
            "unit": spec.short,
            "me": spec.me,
            "field": spec.field,
            "crowd": spec.crowd,
            "desk": spec.desk,
            "site": spec.site,
            "year": year,
        }

    def say(self, pool: tuple[str, ...], *, skip: int = 0, **words: object) -> str:
        """One phrase of the pool with its gaps filled. An agency takes the next one each year."""
        start = Random(f"{self.spec.code} {pool[0]}").randrange(len(pool))
        phrase = pool[(start + skip + self.year) % len(pool)]
        z = self.random.randint(3, 9)
        y = z + self.random.randint(4, 60)
        numbers = {"x": y + self.random.randint(40, 900), "y": y, "z": z}
        return phrase.format(**self.words | numbers | words)

    def say_two(self, pool: tuple[str, ...], apart: int = 6) -> str:
        """Two phrases that stand well apart, so that the next year repeats neither."""
        return self.say(pool) + self.say(pool, skip=apart)

    def row(self, row: str) -> int:
        """A row of table 三, or all rows that begin so, over all columns."""
        return sum(
            value
            for cell, value in self.cells.items()
            if cell.startswith(f"requests.{row}.") and cell.rsplit(".", 1)[1] in COLUMNS
        )

    def documents(self, kind: str = "normative_documents") -> dict[str, int]:
        return {word: self.cells[f"proactive.{kind}.{word}"] for word in ("issued", "repealed", "in_force")}

    def decisions(self) -> dict[str, int]:
        rows = {"licences": "licences", "penalties": "penalties", "coercive": "coercive_measures"}
        return {word: self.cells[f"proactive.{row}.decisions"] for word, row in rows.items()}

    def applications(self) -> dict[str, object]:
        groups = {label: self.row(row) for label, row in GROUPS.items()}
        return {word: self.row(word) for word in ("new", "carried_in", "carried_out")} | {
            "handled": sum(groups.values()),
            "results": "、".join(f"{label}{count}件" for label, count in groups.items() if count),
        }

    def cases(self, kind: str) -> int:
        return sum(value for cell, value in self.cells.items() if cell.startswith(f"remedies.{kind}"))


def write(code: str, year: int, cells: type_cells) -> dict[str, str]:
    """The passages of an agency's own report by section code. ``cells`` holds the typed figures as numbers."""
    writer = Writer(BY_CODE[code], year, cells)
    return {"overview": overview(writer), "problems": problems(writer), "other": other(writer)}


def overview(writer: Writer) -> str:
    """Section 一 with its five aspects."""
    government = writer.say(phrases.GOVERNMENT) if writer.spec.is_government else ""
    aspects = {
        "主动公开": writer.say(phrases.OPENING) + _documents(writer) + _decisions(writer),
        "依申请公开": _requests(writer) + writer.say_two(phrases.HANDLING, apart=4) + _remedies(writer),
        "政府信息管理": writer.say_two(phrases.MANAGING),
        "政府信息公开平台建设": writer.say_two(phrases.PLATFORMS),
        "监督保障": writer.say_two(phrases.ENSURING) + government,
    }
    numbered = zip("一二三四五", aspects.items(), strict=True)
    return "\n".join(f"（{number}）{heading}\n{text}" for number, (heading, text) in numbered)


def _documents(writer: Writer) -> str:
    """Documents are counted in the edition of 2021 only."""
    if writer.year <= 2020:
        return ""
    words = writer.documents()
    if not any(words.values()):
        return writer.say(phrases.NO_DOCUMENTS)
    lapsed = words["issued"] - words["repealed"] - words["in_force"]
    after = f"其中{lapsed}件临时性文件年内期满，自行失效。" if lapsed > 0 else ""
    return writer.say(phrases.DOCUMENTS, **words) + after + _regulations(writer)


def _regulations(writer: Writer) -> str:
    if not writer.spec.makes_regulations:
        return ""
    words = writer.documents("regulations")
    return "规章制发{issued}件、废止{repealed}件，现行有效{in_force}件，全部提供可下载的标准文本。".format(
        **words
    )


def _decisions(writer: Writer) -> str:
    words = writer.decisions()
    return writer.say(phrases.DECISIONS, **words) if any(words.values()) else ""


def _requests(writer: Writer) -> str:
    words = writer.applications()
    return writer.say(phrases.REQUESTS if words["handled"] else phrases.NO_REQUESTS, **words)


def _remedies(writer: Writer) -> str:
    review, suits = writer.cases("reconsideration"), writer.cases("litigation")
    return writer.say(phrases.REMEDIES, review=review, suits=suits) if review + suits else ""


def problems(writer: Writer) -> str:
    """Section 五."""
    return writer.say(phrases.PROBLEMS, starts=writer.say(phrases.STARTS))


def other(writer: Writer) -> str:
    """Section 六; the edition of 2021 asks for the 信息处理费."""
    nothing = writer.say(phrases.NOTHING_ELSE)
    if writer.year <= 2020:
        return nothing
    if fees := FEES.get((writer.spec.code, writer.year)):
        return phrases.FEES.format(notices=fees[0], amount=fees[1]) + nothing
    return writer.say(phrases.NO_FEES) + nothing

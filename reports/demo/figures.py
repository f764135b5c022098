"""Figures for the demo's reports: five published ones as they were printed, the others drawn with a fixed seed.

What is drawn keeps every cross-check: an application is put into one row, 上年结转 is what was left the year
before in the same column, 现行有效 is last year's stock and what came and went.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random

from reports.editions import edition_for

type_raws = dict[str, str]

COLUMNS = ("person", "business", "research", "nonprofit", "legal_service", "other")
OUTCOMES = {"upheld": 60, "corrected": 14, "other": 16, "pending": 10}
ROWS = {
    "granted": 46,
    "partly_granted": 9,
    "refused.third_party": 3,
    "refused.internal_affairs": 3,
    "refused.deliberative": 4,
    "unavailable.not_held": 18,
    "unavailable.needs_creation": 4,
    "unavailable.unclear": 2,
    "unprocessed.petition": 4,
    "unprocessed.repeated": 3,
    "unprocessed.confirmation": 1,
}
MANY = 24  # applications from which on some end in （六）其他处理


@dataclass(frozen=True)
class Profile:
    """What a kind of agency usually has. ``new`` by column; ``rows`` are results it has more often than others.

    ``settles`` marks an agency that carries nothing over, ``stock`` the documents in force before the first year.
    """

    new: tuple[int, ...] = (0, 0, 0, 0, 0, 0)
    licences: int = 0
    penalties: int = 0
    coercive: int = 0
    fees: str = "0"
    stock: int = 0
    issues: int = 0
    regulations: int = 0
    remedies: tuple[int, int, int] = (0, 0, 0)
    rows: Mapping[str, int] | None = None
    settles: bool = False


INQUIRY, FILES = {"refused.inquiry": 14}, {"refused.enforcement_file": 14}
PROFILES = {
    "lanjiang": Profile((58, 9, 0, 1, 3, 1), stock=96, issues=14, regulations=11, remedies=(6, 1, 2)),
    "lanjiang-sfj": Profile((14, 2, 0, 0, 3, 0), 212, 9, stock=6, issues=1, remedies=(1, 0, 0)),
    "lanjiang-sthjj": Profile(
        (21, 7, 2, 2, 1, 0), 187, 143, 26, stock=12, issues=2, remedies=(2, 0, 1), rows=FILES
    ),
    "yunchuan": Profile((31, 3, 0, 0, 2, 0), stock=58, issues=8, remedies=(3, 1, 1)),
    "yunchuan-fgj": Profile((6, 3, 0, 0, 0, 0), 318, stock=7, issues=1),
    "yunchuan-jyj": Profile((9, 1, 0, 0, 0, 0), 41, 0, 0, "1286.45", 9, 2),
    "yunchuan-gaj": Profile(
        (19, 1, 0, 0, 2, 0), 26840, 9315, 1460, "403.2715", 5, 1, remedies=(2, 0, 1), rows=FILES
    ),
    "yunchuan-mzj": Profile((7, 0, 0, 1, 0, 0), 36, 1, 0, "0", 6, 1),
    "yunchuan-czj": Profile((4, 2, 0, 0, 0, 0), 3, 2, 0, "0", 0, 1),
    "yunchuan-rsj": Profile((16, 2, 0, 0, 1, 0), 95, 14, 3, "18.06", 4, 1, remedies=(1, 0, 0)),
    "yunchuan-zrzyj": Profile(
        (64, 6, 0, 0, 4, 1), 742, 37, 2, "2415.7306", 11, 2, remedies=(5, 1, 2), rows=INQUIRY
    ),
    "yunchuan-zjj": Profile(
        (33, 4, 0, 0, 1, 0), 486, 52, 0, "368.914", 8, 1, remedies=(2, 0, 1), rows=INQUIRY
    ),
    "yunchuan-jtj": Profile((8, 3, 0, 0, 0, 0), 1930, 276, 61, "0", 4, 1, rows=FILES),
    "yunchuan-nyj": Profile((11, 2, 1, 0, 0, 0), 164, 48, 5, "12.33", 0, 1),
    "yunchuan-wjw": Profile((10, 1, 0, 0, 1, 0), 623, 57, 4, "0", 5, 1, rows=FILES),
    "yunchuan-scjgj": Profile(
        (27, 4, 0, 1, 2, 0), 14206, 418, 33, "0", 6, 1, remedies=(4, 0, 1), rows=FILES | INQUIRY
    ),
    "yunchuan-zwj": Profile((3, 1, 0, 0, 0, 0), 2874, 0, 0, "0", 3, 1),
    "yunchuan-kgj": Profile((2, 1, 0, 0, 0, 0), settles=True),
    "yunchuan-jkq": Profile(settles=True),
    "yunchuan-yanxi": Profile((12, 0, 0, 0, 0, 0), 58, 6, 0, "0", 0, 0, remedies=(1, 0, 0)),
    "yunchuan-swj": Profile((3, 2, 0, 0, 0, 0), 915, 204, 19, "76.502", 2, 0, settles=True),
}


@cache
def _seeds() -> dict[str, dict]:
    loaded: dict[str, dict] = json.loads((Path(__file__).parent / "seed_figures.json").read_text())
    return loaded


def seed(number: str) -> type_raws:
    """The figures of a published report as they were typed, totals included."""
    return dict(_seeds()[number]["figures"])


# published figures that a report of the demo carries, and a document that lapsed in the year it was issued
SEEDS = {
    ("yunchuan-zwj", 2020): "004",
    ("yunchuan-czj", 2024): "000",
    ("yunchuan-jkq", 2024): "001",
    ("yunchuan-jkq", 2025): "003",
    ("yunchuan-kgj", 2025): "002",
}
LAPSED = {
    "proactive.normative_documents.issued": "2",
    "proactive.normative_documents.repealed": "0",
    "proactive.normative_documents.in_force": "1",
}
CHANGED = {("yunchuan-nyj", 2024): LAPSED}


def typed(code: str, year: int) -> type_raws:
    """What an agency types for a year, every cell of it: blanks of a published report are filled with zeros."""
    if number := SEEDS.get((code, year)):
        raws, inputs = seed(number), edition_for(year).inputs
        return {cell.name: raws[cell.name] or "0" for cell in inputs}
    before = numbers(typed(code, year - 1)) if year == 2025 else None
    return draw(code, year, before) | CHANGED.get((code, year), {})


def numbers(raws: Mapping[str, str]) -> dict[str, int]:
    """The whole numbers among what was typed."""
    return {cell: int(raw.strip()) for cell, raw in raws.items() if raw.strip().isdigit()}


def draw(code: str, year: int, before: Mapping[str, int] | None = None) -> type_raws:
    """A clean report of the agency: what is typed, by cell. ``before`` holds last year's cells, where there are any."""
    random, profile = Random(f"{code} {year}"), PROFILES[code]
    edition = edition_for(year)
    cells: dict[str, int | str] = dict.fromkeys((cell.name for cell in edition.inputs), 0)
    proactive = _proactive if edition.code == "2021" else _proactive_2019
    cells |= proactive(random, profile, before)
    cells |= _requests(random, profile, before, detailed=edition.code == "2021")
    cells |= _remedies(random, profile, before)
    return {cell: str(value) for cell, value in cells.items()}


def _about(random: Random, usual: int) -> int:
    """The usual number, a fifth more or less; what is small swings by one or two."""
    swing = max(usual // 5, min(usual, 2))
    return max(0, usual + random.randint(-swing, swing))


def _proactive(random: Random, profile: Profile, before: Mapping[str, int] | None) -> dict[str, int | str]:
    cells: dict[str, int | str] = {
        "proactive.licences.decisions": _about(random, profile.licences),
        "proactive.penalties.decisions": _about(random, profile.penalties),
        "proactive.coercive_measures.decisions": _about(random, profile.coercive),
        "proactive.fees.amount": _money(random, profile.fees),
    }
    for row, stock, most in (
        ("regulations", profile.regulations, min(profile.regulations, 1)),
        ("normative_documents", profile.stock, profile.issues),
    ):
        name = f"proactive.{row}"
        stock = before[f"{name}.in_force"] if before else stock
        issued = random.randint(0, most + 1) if most else 0
        repealed = min(stock, random.randint(0, most)) if most else 0
        cells |= {f"{name}.issued": issued, f"{name}.repealed": repealed}
        cells[f"{name}.in_force"] = stock + issued - repealed
    return cells


def _money(random: Random, usual: str) -> str:
    amount = Decimal(usual)
    step = amount * random.randint(-12, 12) / 100
    return f"{(amount + step).quantize(amount):f}"


def _proactive_2019(random: Random, profile: Profile, before: object) -> dict[str, int | str]:
    made, total = random.randint(0, profile.issues + 1), profile.stock + profile.issues
    items = {
        "licences": profile.licences,
        "penalties": profile.penalties,
        "coercive_measures": profile.coercive,
    }
    cells: dict[str, int | str] = {
        "proactive.normative_documents.made": made,
        "proactive.normative_documents.newly_disclosed": made,
        "proactive.normative_documents.disclosed_total": total + made,
        "proactive.procurement.projects": random.randint(2, 9),
        "proactive.procurement.amount": f"{random.randint(2000, 90000) / 100:.2f}万元",
    }
    for row, decisions in items.items():
        kinds = random.randint(6, 40) if decisions else 0
        cells[f"proactive.{row}.items_last_year"] = kinds
        cells[f"proactive.{row}.change"] = random.randint(-min(kinds, 3), 4) if kinds else 0
        cells[f"proactive.{row}.decisions"] = _about(random, decisions)
    return cells


def _requests(
    random: Random, profile: Profile, before: Mapping[str, int] | None, *, detailed: bool
) -> dict[str, int]:
    cells: dict[str, int] = {}
    for column, usual in zip(COLUMNS, profile.new, strict=True):
        carried = before[f"requests.carried_out.{column}"] if before else _left(random, profile, usual)
        new = _about(random, usual)
        left = min(new, _left(random, profile, usual))
        cells[f"requests.new.{column}"] = new
        cells[f"requests.carried_in.{column}"] = carried
        cells[f"requests.carried_out.{column}"] = left
        for row, count in _results(random, profile, new + carried - left, detailed).items():
            cells[f"requests.{row}.{column}"] = count
    return cells


def _left(random: Random, profile: Profile, usual: int) -> int:
    return 0 if profile.settles or usual < 6 else random.randint(0, 1 + usual // 15)


def _results(random: Random, profile: Profile, handled: int, detailed: bool) -> Counter[str]:
    """Each application in one row. Small agencies have none that simply lapsed: it would want a word."""
    rows = ROWS | dict(profile.rows or {})
    if handled >= MANY:
        rows |= {"other.not_clarified": 3, "other.else": 3} if detailed else {"other": 4}
    return Counter(random.choices(list(rows), weights=list(rows.values()), k=handled))


def _remedies(random: Random, profile: Profile, before: Mapping[str, int] | None) -> dict[str, int]:
    cells: dict[str, int] = {}
    kinds = ("reconsideration", "litigation_direct", "litigation_after")
    for kind, usual in zip(kinds, profile.remedies, strict=True):
        waiting = before.get(f"remedies.{kind}.pending", 0) if before else 0
        cases = max(waiting, _about(random, usual))
        for outcome, count in Counter(
            random.choices(list(OUTCOMES), weights=list(OUTCOMES.values()), k=cases)
        ).items():
            cells[f"remedies.{kind}.{outcome}"] = count
    return cells


def summed(reports: Iterable[Mapping[str, Decimal | None]], cells: Iterable[str]) -> type_raws:
    """The sum of reports of one edition, cell by cell, as it is typed into a 汇总."""
    known = list(reports)
    totals = {cell: sum((values[cell] or Decimal() for values in known), Decimal()) for cell in cells}
    return {cell: f"{total:f}" for cell, total in totals.items()}

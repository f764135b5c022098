"""Reports to write documents of: random but consistent figures, the same for the same number every time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from reports.editions import edition_for
from reports.figures import Reading, read
from reports.schema import Edition
from tests.documents import prose

APPLICANTS = ("person", "business", "research", "nonprofit", "legal_service", "other")
WEIGHTS = (80, 12, 1, 1, 4, 2)
# the busiest row, how many rows are not empty
SIZES = {"none": (0, 0), "bureau": (6, 3), "county": (90, 8), "city": (6000, 16)}
KINDS = ("none", "bureau", "bureau", "county", "county", "city")


@dataclass(frozen=True)
class Truth:
    """What a document says: every cell as it is printed, the title, the prose."""

    edition: Edition
    year: int
    agency: str
    title: str
    preface: str
    kind: str
    raws: Mapping[str, str]
    passages: Mapping[str, str]

    @property
    def readings(self) -> dict[str, Reading]:
        return {name: read(raw, self.edition.by_name[name].kind) for name, raw in self.raws.items()}


def truth(seed: int, year: int | None = None, kind: str | None = None) -> Truth:
    """A report. The same seed always gives the same one; all sums hold."""
    random = Random(f"truth {seed}")
    year = year or random.choice((2019, 2020, 2021, 2021, 2022, 2023, 2024, 2025))
    kind = kind or random.choice(KINDS)
    edition = edition_for(year)
    agency = prose.agency(random)
    figures = _proactive(edition, kind, random) | _requests(edition, kind, random) | _remedies(kind, random)
    return Truth(
        edition=edition,
        year=year,
        agency=agency,
        title=prose.title(random, agency, year),
        preface=prose.preface(random, agency, year) if random.random() < 0.6 else "",
        kind=kind,
        raws={cell.name: figures[cell.name] for cell in edition.cells},
        passages=prose.passages(random),
    )


def _some(random: Random, most: int) -> int:
    """A number up to the most, small ones far more often."""
    return int(most ** random.random()) if most and random.random() < 0.7 else 0


def _most(kind: str, scale: float = 1) -> int:
    return int(SIZES[kind][0] * scale)


def _proactive(edition: Edition, kind: str, random: Random) -> dict[str, str]:
    made = _proactive_2019 if edition.code == "2019" else _proactive_2021
    return {f"proactive.{name}": raw for name, raw in made(kind, random).items()}


def _proactive_2021(kind: str, random: Random) -> dict[str, str]:
    found = {}
    for row in ("regulations", "normative_documents"):
        most = _most(kind, 0.1) if row == "normative_documents" or kind == "city" else 0
        issued, repealed, before = _some(random, most), _some(random, most), _some(random, 3 * most)
        in_force = max(before + issued - repealed, 0)
        repealed = before + issued - in_force
        for column, value in (("issued", issued), ("repealed", repealed), ("in_force", in_force)):
            found[f"{row}.{column}"] = str(value)
    for row in ("licences", "penalties", "coercive_measures"):
        found[f"{row}.decisions"] = str(_some(random, _most(kind, 90)))
    found["fees.amount"] = _money(random, _most(kind, 40))
    return found


def _money(random: Random, most: int) -> str:
    whole, places = _some(random, most), random.choice((0, 0, 2, 4, 6))
    return f"{whole}.{random.randrange(10**places):0{places}}" if whole and places else str(whole)


def _proactive_2019(kind: str, random: Random) -> dict[str, str]:
    found = {}
    for row in ("regulations", "normative_documents"):
        made, new, old = (_some(random, _most(kind, 0.1)) for _ in range(3))
        values = {"made": made, "newly_disclosed": new, "disclosed_total": new + old}
        found |= {f"{row}.{column}": str(value) for column, value in values.items()}
    for row in ("licences", "other_services", "penalties", "coercive_measures", "fees"):
        before = _some(random, _most(kind, 2))
        change = random.choice((0, _some(random, _most(kind)), -_some(random, before)))
        found[f"{row}.items_last_year"] = str(before)
        found[f"{row}.change"] = _change(random, change)
        found[f"{row}.decisions"] = str(_some(random, _most(kind, 60)))
    del found["fees.decisions"]
    return found | _procurement(kind, random)


def _change(random: Random, value: int) -> str:
    if not value:
        return "0"
    words = (
        (f"减{-value}", f"-{-value}", f"-{-value}") if value < 0 else (f"增{value}", str(value), f"+{value}")
    )
    return random.choice(words)


def _procurement(kind: str, random: Random) -> dict[str, str]:
    projects = _some(random, _most(kind, 0.5))
    amount = _money(random, _most(kind, 300)) if projects else "0"
    unit = random.choice(("万元", "（万元）", "元", "万元")) if amount != "0" else ""
    return {"procurement.projects": str(projects), "procurement.amount": amount + unit}


def decided_rows(edition: Edition) -> tuple[str, ...]:
    """The rows of table 三 that （七）总计 adds up."""
    return next(row.parts for row in edition.tables[1].blocks[0].rows if row.code == "handled")


def _requests(edition: Edition, kind: str, random: Random) -> dict[str, str]:
    most, busy = SIZES[kind]
    rows = decided_rows(edition)
    counts = {row: dict.fromkeys(APPLICANTS, 0) for row in rows}
    for row in random.sample(rows, min(busy, len(rows))):
        _spread(counts[row], int(most ** random.random()) if most else 0, random)
    handled = {who: sum(counts[row][who] for row in rows) for who in APPLICANTS}
    carried_out = {who: _some(random, most // 10) if handled[who] else 0 for who in APPLICANTS}
    carried_in = {
        who: min(_some(random, most // 10), handled[who] + carried_out[who]) if handled[who] else 0
        for who in APPLICANTS
    }
    new = {who: handled[who] + carried_out[who] - carried_in[who] for who in APPLICANTS}
    counts |= {"new": new, "carried_in": carried_in, "handled": handled, "carried_out": carried_out}
    return {
        f"requests.{row}.{who}": str(value)
        for row, values in counts.items()
        for who, value in (*values.items(), ("total", sum(values.values())))
    }


def _spread(counts: dict[str, int], whole: int, random: Random) -> None:
    """Most applicants are persons."""
    if whole > 200:
        shares = {who: whole * weight // 100 for who, weight in zip(APPLICANTS, WEIGHTS, strict=True)}
        counts.update({who: random.randint(share // 2, share) for who, share in shares.items()})
        return
    for who in random.choices(APPLICANTS, WEIGHTS, k=whole):
        counts[who] += 1


def _remedies(kind: str, random: Random) -> dict[str, str]:
    found = {}
    for group in ("reconsideration", "litigation_direct", "litigation_after"):
        values = [_some(random, _most(kind, 0.06)) for _ in range(4)]
        names = ("upheld", "corrected", "other", "pending", "total")
        for name, value in zip(names, (*values, sum(values)), strict=True):
            found[f"remedies.{group}.{name}"] = str(value)
    return found

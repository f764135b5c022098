"""The rules a second time, written from the decree and not from the code: loops over names, nothing shared.

Figures are plain numbers by cell; a cell without a number is None or missing.
"""

from __future__ import annotations

Figures = dict[str, int | None]
Broken = set[tuple[str, frozenset[str]]]

APPLICANTS = ("person", "business", "research", "nonprofit", "legal_service", "other")
DECIDED = (
    *("granted", "partly_granted"),
    *("refused.state_secret", "refused.law_forbids", "refused.security_stability", "refused.third_party"),
    *("refused.internal_affairs", "refused.deliberative", "refused.enforcement_file", "refused.inquiry"),
    *("unavailable.not_held", "unavailable.needs_creation", "unavailable.unclear"),
    *("unprocessed.petition", "unprocessed.repeated", "unprocessed.publication"),
    *("unprocessed.excessive", "unprocessed.confirmation"),
)
OTHER = {2020: ("other",), 2024: ("other.not_clarified", "other.fee_unpaid", "other.else")}
PROCEDURES = ("reconsideration", "litigation_direct", "litigation_after")
OUTCOMES = ("upheld", "corrected", "other", "pending")
CHANGING = ("licences", "other_services", "penalties", "coercive_measures", "fees")
DOCUMENTS = ("regulations", "normative_documents")


def results(year: int) -> tuple[str, ...]:
    """The rows （一） to （六）."""
    return DECIDED + OTHER[year]


def add(figures: Figures, cells: list[str]) -> int | None:
    known = [value for value in map(figures.get, cells) if value is not None]
    return sum(known) if len(known) == len(cells) else None


def with_totals(figures: Figures, year: int) -> Figures:
    """The figures with every total that was not printed, each summed up from single cells."""
    totals: Figures = {}
    for column in APPLICANTS:
        totals[f"requests.handled.{column}"] = add(
            figures, [f"requests.{row}.{column}" for row in results(year)]
        )
    for row in ("new", "carried_in", *results(year), "carried_out"):
        totals[f"requests.{row}.total"] = add(figures, [f"requests.{row}.{c}" for c in APPLICANTS])
    everything = [f"requests.{row}.{column}" for row in results(year) for column in APPLICANTS]
    totals["requests.handled.total"] = add(figures, everything)
    for procedure in PROCEDURES:
        outcomes = [f"remedies.{procedure}.{outcome}" for outcome in OUTCOMES]
        totals[f"remedies.{procedure}.total"] = add(figures, outcomes)
    return totals | figures


def broken(figures: Figures, year: int) -> Broken:
    """Each broken rule with the cells it binds."""
    figures = with_totals(figures, year)
    found = set(requests(figures, year) | remedies(figures))
    return found | (changes(figures) if year == 2020 else stock(figures))


def differ(figures: Figures, rule: str, left: list[str], right: list[str]) -> Broken:
    first, second = add(figures, left), add(figures, right)
    if first is None or second is None or first == second:
        return set()
    return {(rule, frozenset(left + right))}


def requests(figures: Figures, year: int) -> Broken:
    found: Broken = set()
    for row in ("new", "carried_in", *results(year), "handled", "carried_out"):
        parts = [f"requests.{row}.{column}" for column in APPLICANTS]
        found |= differ(figures, "T3-3", parts, [f"requests.{row}.total"])
    for c in (*APPLICANTS, "total"):
        parts = [f"requests.{row}.{c}" for row in results(year)]
        found |= differ(figures, "T3-2", parts, [f"requests.handled.{c}"])
        received = [f"requests.new.{c}", f"requests.carried_in.{c}"]
        found |= differ(figures, "T3-1", received, [f"requests.handled.{c}", f"requests.carried_out.{c}"])
    return found


def remedies(figures: Figures) -> Broken:
    found: Broken = set()
    for procedure in PROCEDURES:
        parts = [f"remedies.{procedure}.{outcome}" for outcome in OUTCOMES]
        found |= differ(figures, "T4-1", parts, [f"remedies.{procedure}.total"])
    return found


def stock(figures: Figures) -> Broken:
    """What was in force before the year cannot have been fewer than none."""
    found: Broken = set()
    for row in DOCUMENTS:
        cells = [f"proactive.{row}.{column}" for column in ("in_force", "issued", "repealed")]
        in_force, issued, repealed = map(figures.get, cells)
        if in_force is None or issued is None or repealed is None:
            continue
        if in_force - issued + repealed < 0:
            found.add(("T2-2", frozenset(cells)))
    return found


def changes(figures: Figures) -> Broken:
    """No fewer than none are left; what is newly open is among what is open."""
    found: Broken = set()
    for row in CHANGING:
        cells = [f"proactive.{row}.items_last_year", f"proactive.{row}.change"]
        left = add(figures, cells)
        if left is not None and left < 0:
            found.add(("T2o-2", frozenset(cells)))
    for row in DOCUMENTS:
        cells = [f"proactive.{row}.newly_disclosed", f"proactive.{row}.disclosed_total"]
        newly, in_all = map(figures.get, cells)
        if newly is not None and in_all is not None and newly > in_all:
            found.add(("T2o-5", frozenset(cells)))
    return found

"""The weights of the rules in an area: what its office and those above it have set, read from the database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from agencies.models import Agency
from reports.checks import manual
from reports.checks.brought_in import RULES as BROUGHT_IN
from reports.checks.rule import Rule, type_weight
from reports.checks.rules import BY_CODE
from reports.editions import EDITIONS
from reports.models.weights import DEFAULT, OFF, RuleWeight


def weights_of(agency: Agency, day: date, known_at: datetime | None = None) -> dict[str, type_weight]:
    """The rules whose weight in an agency's area was another than their own on this day. One query.

    ``known_at`` leaves out what was set later, be it on the same day.
    """
    rows = RuleWeight.objects.above(agency).valid_on(day).select_related("office")
    chains = _chains(rows.filter(at__lte=known_at) if known_at else rows)
    found = {code: BY_CODE[code].in_area(chain) for code, chain in chains.items() if code in BY_CODE}
    return {code: weight for code, weight in found.items() if weight is not BY_CODE[code].severity}


def _chains(rows: Iterable[RuleWeight]) -> dict[str, list[type_weight]]:
    """{rule: what each office has set last, the highest office first}, from rows in the order of ``above``."""
    last = {(row.rule, row.office.path): row for row in rows}
    chains = defaultdict(list)
    for (rule, _), row in sorted(last.items()):
        if row.weight != DEFAULT:
            chains[rule].append(row.severity)
    return chains


@dataclass(frozen=True)
class Standing:
    """A rule in the area of an office on a day. ``above`` is what it would weigh without the office's own word.

    ``value`` is that word, as among ``choices``; ``rows`` are all that this office and those above it have set, the
    newest first, ``coming`` those not yet in force.
    """

    rule: Rule
    weight: type_weight
    above: type_weight
    value: str
    rows: tuple[RuleWeight, ...]
    coming: tuple[RuleWeight, ...]

    @property
    def label(self) -> str:
        return manual.weight_label(self.weight)

    @property
    def official(self) -> str:
        return manual.weight_label(self.rule.severity)

    @property
    def is_changed(self) -> bool:
        return self.weight is not self.rule.severity

    @property
    def choices(self) -> list[tuple[str, str]]:
        """What the office may choose, as values and words; nothing where the rule is everybody's."""
        if len(self.rule.choices) == 1:
            return []
        kept = (DEFAULT, f"不另行规定（{manual.weight_label(self.above)}）")
        return [
            kept,
            *((value_of(weight), manual.weight_label(weight)) for weight in self.rule.below(self.above)),
        ]

    @property
    def can_be_tried(self) -> bool:
        return self.rule not in BROUGHT_IN


def value_of(weight: type_weight) -> str:
    return weight.value if weight else OFF


def standings(office: Agency, day: date | None = None) -> dict[str, Standing]:
    """Every rule as it stands in the area of an office on a day, today unless another is given. One query."""
    day = day or timezone.localdate()
    rows = defaultdict(list)
    for row in RuleWeight.objects.above(office).select_related("office", "by"):
        rows[row.rule].append(row)
    return {rule.code: _standing(rule, rows[rule.code], office, day) for rule in BY_CODE.values()}


def _standing(rule: Rule, rows: list[RuleWeight], office: Agency, day: date) -> Standing:
    valid = [row for row in rows if row.valid_from <= day]
    upper = _chains(row for row in valid if row.office_id != office.pk)[rule.code]
    own = [row for row in valid if row.office_id == office.pk][-1:]
    return Standing(
        rule,
        weight=rule.in_area([*upper, *(row.severity for row in own if row.weight != DEFAULT)]),
        above=rule.in_area(upper),
        value=own[0].weight if own else DEFAULT,
        rows=tuple(sorted(rows, key=lambda row: -row.pk)),
        coming=tuple(_coming(rows, own[0].weight if own else DEFAULT, office, day)),
    )


def _coming(rows: list[RuleWeight], value: str, office: Agency, day: date) -> Iterator[RuleWeight]:
    """What will change after this day. An own word that only repeats the one before it changes nothing any more."""
    last = {(row.office_id, row.valid_from): row for row in rows if row.valid_from > day}
    for row in sorted(last.values(), key=lambda row: row.valid_from):
        if row.office_id != office.pk:
            yield row
        elif row.weight != value:
            value = row.weight
            yield row


def in_chapters(standings: dict[str, Standing]) -> list[tuple[str, list[Standing]]]:
    """In the chapters of the manual, the edition in force first; what only an earlier one has comes last."""
    newest, *earlier = reversed(EDITIONS)
    chapters = [
        (chapter, [standings[entry.rule.code] for entry in entries])
        for chapter, entries in manual.by_chapter(newest.code)
    ]
    told = {standing.rule.code for _, some in chapters for standing in some}
    for edition in earlier:
        left = [e.rule.code for e in manual.entries(edition.code) if e.rule.code not in told]
        told.update(left)
        chapters.append((f"只用于{edition.code}年格式", [standings[code] for code in left]))
    return [(chapter, some) for chapter, some in chapters if some]

"""Precision and recall of every rule on the labelled set, false alarms on the reports in order, against the goals.

Run: python -m tests.benchmarks.bench_rules [--half tuning|held-out|blind|all] [--show CODE|all]
With --show, only the half for tuning unless another is asked for: what has been looked at no longer measures anything.
The blind part is left out of what --show goes through unless it is asked for by its name.

A mistake counts as found when a rule of its group says something the report in order does not get. Precision of a rule
is true / (true + false); false is what it says of a report in order, and what it says of a damaged one that was neither
planted nor comes along with it. A 提示 is counted beside it, not in it.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase

from reports.checks import Finding, Sister, findings
from reports.schema import Severity
from tests.labelled import Labelled, Mistake, damaged, reports
from tests.labelled.reader import HALVES

LEAST_RECALL = 0.95
LEAST_PRECISION = 0.5
MOST_FALSE_WARNINGS = 0.5
GRAVE = (Severity.BLOCK, Severity.EXPLAIN)

# codes of facts.md and conventions.md that name one thing: any of a group will do
GROUPS = (
    *("E-09 T3-1", "E-10 T3-2", "E-11 T3-3", "E-13 T4-1", "E-14 T3-5", "E-15 T2-1", "E-20 T2-6 T2-7"),
    *("E-12 E-16", "E-16 E-17", "E-19 T3-4", "E-19 T4-2", "E-19 T2o-3", "E-19 E-17", "E-19 T2-6"),
    *("E-23 T2-3", "E-27 AG-1", "AG-2 AG-3", "E-26 TXT-21", "E-24 TX-7"),
    *(
        "E-30 TX-5 TX-9",
        "E-31 TX-4 TX-4b",
        "T2-5 T2-5a",
        "TXT-08 TX-1 TX-2 TX-3 TX-6 TX-8 TX-11 E-29",
        "TXT-09 TX-7 E-29",
    ),
    *("E-49 TX-2", "E-46 T3-7 T2-8", "E-46 TX-10"),
    *("E-01 E-02 TXT-22", "E-32 E-33", "E-33 E-34 TXT-14", "E-35 TXT-05 E-05", "E-36 TXT-13"),
    *("E-37 E-38 TXT-20", "E-39 TXT-06", "E-41 E-42 TXT-12", "E-44 TXT-10", "E-45 TXT-11"),
    *("E-47 TXT-18 TXT-19", "E-48 TXT-17", "E-48 TXT-23", "TXT-15 TXT-16"),
)
# a group that is only asked one way: a planted E-29 is named by any of these, a planted TX-1 not by TX-3
NARROW = {
    **{code: {code, "E-29", "TXT-08"} for code in ("TX-1", "TX-2", "TX-3", "TX-6", "TX-8")},
    "TX-7": {"TX-7", "E-29", "TXT-09"},
    "TX-8": {"TX-8", "TX-11", "E-29", "TXT-08"},  # what is charged stands in table two, too
}


def accepted(mistake: Mistake) -> set[str]:
    """The codes that name a mistake."""
    return set().union(*(NARROW.get(code) or _group(code) for code in mistake.codes))


def _group(code: str) -> set[str]:
    return {code}.union(*(words for group in GROUPS if code in (words := set(group.split()))))


@dataclass
class Score:
    """What is counted over the set. ``told`` keeps the lines for ``--show``, by code."""

    clean: int = 0
    noticed: int = 0  # mistakes any rule says something about, be it by another name
    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    true: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    hints: Counter[str] = field(default_factory=Counter)
    on_clean: Counter[Severity] = field(default_factory=Counter)
    told: list[tuple[str, str]] = field(default_factory=list)

    def alarm(self, where: str, finding: Finding) -> None:
        """A finding nobody planted."""
        hint = finding.severity is Severity.HINT
        (self.hints if hint else self.false)[finding.code] += 1
        self.told.append((finding.code, f"{'提示' if hint else '误报'} {where} {_words(finding)}"))

    def precision(self, code: str) -> float | None:
        """Of what a rule says in earnest, the share that is right; None where it says nothing."""
        said = self.true[code] + self.false[code]
        return self.true[code] / said if said else None


def _words(finding: Finding) -> str:
    quote = f"〔{finding.quote[:40]}〕" if finding.quote else ""
    return f"{finding.code} {finding.severity} {finding.message[:110]}{quote}"


def _identity(finding: Finding) -> tuple[object, ...]:
    return (finding.code, finding.cells, finding.quote, finding.message)


def score(labelled: Iterable[Labelled]) -> Score:
    """All reports, in order and damaged."""
    total, every = Score(), list(labelled)
    for report in every:
        _score_report(total, report, _sisters(report, every))
    return total


def _sisters(report: Labelled, every: Iterable[Labelled]) -> tuple[Sister, ...]:
    """The other reports of its year: none of them is copied from another."""
    return tuple(
        Sister(other.report.agency, other.report.passages)
        for other in every
        if other is not report and other.report.year == report.report.year
    )


def _score_report(total: Score, report: Labelled, sisters: tuple[Sister, ...]) -> None:
    in_order = findings(report.content, replace(report.context, sisters=sisters))
    total.clean += 1
    for finding in in_order:
        total.on_clean[finding.severity] += 1
        total.alarm(report.name, finding)
    known = {_identity(finding) for finding in in_order}
    for mistake in report.mistakes:
        wrong = damaged(report, mistake)
        said = findings(wrong.content, wrong.context)
        _score_mistake(total, mistake, [finding for finding in said if _identity(finding) not in known])


def _score_mistake(total: Score, mistake: Mistake, said: list[Finding]) -> None:
    code, names = mistake.codes[0], accepted(mistake)
    total.planted[code] += 1
    hits = {finding.code for finding in said} & names
    total.noticed += bool(said)
    total.true.update(hits)
    if hits:
        total.found[code] += 1
    else:
        others = " ".join(sorted({finding.code for finding in said})) or "nothing"
        total.told.append((code, f"漏报 {mistake.id} {' && '.join(mistake.changes)[:150]} (said: {others})"))
    for finding in said:
        if finding.code not in names and not _along(finding.code, mistake):
            total.alarm(mistake.id, finding)


def _along(code: str, mistake: Mistake) -> bool:
    """Whether a finding may come along: named in the file, or of one kind with one that is."""
    return any(
        fnmatchcase(code, along) or ("*" not in along and code in _group(along)) for along in mistake.along
    )


def print_rules(total: Score) -> None:
    """One line a code: planted, found, recall; what its rule said rightly and wrongly, precision, hints besides."""
    print(
        f"{'code':<8}{'planted':>8}{'found':>7}{'recall':>8}  {'true':>5}{'false':>6}{'prec.':>7}{'hints':>6}"
    )
    for code in sorted({*total.planted, *total.true, *total.false, *total.hints}):
        planted, found = total.planted[code], total.found[code]
        recall = f"{found / planted:.0%}" if planted else "-"
        precision = total.precision(code)
        right = "-" if precision is None else f"{precision:.2f}"
        print(
            f"{code:<8}{planted:>8}{found:>7}{recall:>8}  "
            f"{total.true[code]:>5}{total.false[code]:>6}{right:>7}{total.hints[code]:>6}"
        )


def goals(total: Score) -> list[tuple[str, bool]]:
    """Each goal with the number reached, and whether it is met."""
    recall = total.found.total() / total.planted.total()
    grave = sum(total.on_clean[severity] for severity in GRAVE)
    warnings = total.on_clean[Severity.WARN] / total.clean
    hints = total.on_clean[Severity.HINT] / total.clean
    poor = sorted(
        code
        for code in total.false
        if (right := total.precision(code)) is not None and right < LEAST_PRECISION
    )
    return [
        (
            f"recall {recall:.1%} of {total.planted.total()} mistakes (at least {LEAST_RECALL:.0%})",
            recall >= LEAST_RECALL,
        ),
        (f"{grave} false 阻断/需说明 on {total.clean} reports in order (none)", not grave),
        (
            f"{warnings:.2f} false 警告 a report in order (at most {MOST_FALSE_WARNINGS}); {hints:.2f} 提示",
            warnings <= MOST_FALSE_WARNINGS,
        ),
        (f"rules with precision below {LEAST_PRECISION}: {' '.join(poor) or 'none'}", not poor),
    ]


def halves(asked: str | None, *, show: bool) -> tuple[str, ...]:
    """The parts gone through for ``--half``: with lines shown never the blind one by the way."""
    if asked in HALVES:
        return (asked,)
    if not show:
        return HALVES
    return tuple(half for half in HALVES if half != "blind") if asked else ("tuning",)


def main(arguments: list[str] | None = None) -> None:
    """The table and the goals. Errors: SystemExit for an unknown option, and where a goal is not met."""
    parser = argparse.ArgumentParser(prog="bench_rules")
    parser.add_argument("--half", choices=(*HALVES, "all"))
    parser.add_argument("--show", metavar="CODE", help="misses and false alarms of a code, or all of them")
    asked = parser.parse_args(arguments)
    wanted = halves(asked.half, show=bool(asked.show))
    total = score(report for report in reports() if report.half in wanted)
    for code, line in total.told:
        if asked.show in (code, "all"):
            print(line)
    print_rules(total)
    reached = goals(total)
    for sentence, met in reached:
        print(f"{'✓' if met else '✗'} {sentence}")
    if not all(met for _, met in reached):
        raise SystemExit(1)


if __name__ == "__main__":
    main()

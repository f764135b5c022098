"""Three report years as they went: who did what on which day. Everything is done by the actions, in order of time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from enum import IntEnum
from functools import partial
from random import Random

from django.db import transaction
from django.utils import timezone

from agencies.models import Agency, Person
from reports import actions
from reports.demo import people, writing
from reports.demo.agencies import AGENCIES, CITY, COUNTY, VERTICAL
from reports.demo.clock import demo_clock
from reports.models import Report, ReportKind

type_do = Callable[[], object]
type_steps = Iterator[tuple[datetime, type_do]]


class Stage(IntEnum):
    """How far a report has come. SENT_BACK is where it was reviewed above and returned."""

    UNTOUCHED = 0
    FILLED = 1
    SUBMITTED = 2
    OPENED = 3
    FORWARDED = 4
    REVIEWED = 5
    APPROVED = 6
    PUBLISHED = 7
    SENT_BACK = 8


ALL = [spec.code for spec in AGENCIES]
OF_2020 = [COUNTY, "yunchuan-fgj", "yunchuan-jyj", "yunchuan-zwj"]
# what is not named here was published
ENDS = {
    ("yunchuan-zwj", 2020): Stage.FILLED,
    ("yunchuan-kgj", 2024): Stage.APPROVED,
    ("yunchuan-zwj", 2025): Stage.UNTOUCHED,
    ("yunchuan-swj", 2025): Stage.UNTOUCHED,
    ("yunchuan-fgj", 2025): Stage.FILLED,
    ("yunchuan-zrzyj", 2025): Stage.FILLED,
    ("yunchuan-kgj", 2025): Stage.FILLED,
    ("yunchuan-czj", 2025): Stage.SUBMITTED,
    ("yunchuan-mzj", 2025): Stage.SUBMITTED,
    ("lanjiang-sthjj", 2025): Stage.SUBMITTED,
    ("yunchuan-zjj", 2025): Stage.OPENED,
    ("yunchuan-gaj", 2025): Stage.FORWARDED,
    ("lanjiang-sfj", 2025): Stage.FORWARDED,
    (COUNTY, 2025): Stage.FORWARDED,
    ("yunchuan-scjgj", 2025): Stage.REVIEWED,
    ("yunchuan-jtj", 2025): Stage.APPROVED,
    ("yunchuan-wjw", 2025): Stage.APPROVED,
    ("yunchuan-rsj", 2025): Stage.SENT_BACK,
}
SUMMARIES = {
    (COUNTY, 2024): (2, 10, Stage.PUBLISHED),
    (CITY, 2024): (3, 3, Stage.PUBLISHED),
    (COUNTY, 2025): (2, 9, Stage.FILLED),
}
# what came after a publication: one was corrected, one withdrawn, one is being corrected
CORRECTED, WITHDRAWN, CORRECTING = (VERTICAL, 2024), ("yunchuan-fgj", 2020), ("yunchuan-jyj", 2020)
WRONG = "县审计局核对台账时发现表二行政处罚漏计6件。"
GONE = "正文第五部分引用的一组数据来源有误，撤销后重新编制。"
DOUBTED = "表二现行有效的行政规范性文件件数与清理结果公告不一致，核对后更正。"
SUPERVISORS = {CITY: [f"{CITY}-zhuguan"], COUNTY: [f"{COUNTY}-zhuguan", f"{COUNTY}-zhuguan2"]}
# what the county has learnt from last year: one rule weighs more from then on
RAISED = ("TX-8", "explain", "去年有两家机关文字中的文件数与表二不一致，发布后才更正。")
NOTE = "请于1月20日前完成填报，先核对表内数字，再写正文；有空格的，没有发生的填0。"


@transaction.atomic
def tell() -> None:
    """Make agencies, people and reports: all of it or, when anything fails, nothing."""
    with demo_clock() as clock:
        clock.set(day(2020, 11, 2))
        teller = Teller(*people.create())
        for at, do in sorted(teller.steps(), key=lambda step: step[0]):
            clock.set(at)
            do()


def day(year: int, month: int, date: int, minutes: int = 0) -> datetime:
    """A moment of an office day, from nine o'clock on."""
    start = datetime(year, month, date, 9, tzinfo=timezone.get_default_timezone())
    return start + timedelta(minutes=minutes)


class Teller:
    """Knows the agencies by code and the people by username, and lets each do his part."""

    def __init__(self, agencies: dict[str, Agency], people: dict[str, Person]) -> None:
        self.agencies, self.people = agencies, people

    def steps(self) -> type_steps:
        """Everything that happens, with its time, in no order."""
        yield day(2020, 12, 14), partial(self.open_round, COUNTY, 2020, OF_2020)
        for year in (2024, 2025):
            yield day(year, 12, 15), partial(self.open_round, CITY, year, ALL)
            yield day(year, 12, 17), partial(self.open_round, COUNTY, year, ALL)
        yield day(2025, 12, 16), self.raise_rule
        for code, year in [(c, 2020) for c in OF_2020] + [(c, y) for c in ALL for y in (2024, 2025)]:
            yield from self.own(code, year, ENDS.get((code, year), Stage.PUBLISHED))
        for (code, year), (month, date, stage) in SUMMARIES.items():
            yield from self.summary(code, year, month, date, stage)
        yield from self.correction(*CORRECTED)
        yield day(2021, 3, 10, 40), partial(self.withdraw, *WITHDRAWN)
        yield day(2026, 3, 5, 75), partial(self.amend, *CORRECTING, DOUBTED)

    def open_round(self, office: str, year: int, codes: list[str]) -> None:
        below = [self.agencies[c] for c in codes if self.agencies[c].parent_id == self.agencies[office].pk]
        by = self.people[SUPERVISORS[office][0]]
        actions.open_round(self.agencies[office], year, below, by=by, note=NOTE)

    def raise_rule(self) -> None:
        (rule, weight, reason), valid_from = RAISED, day(2026, 1, 1).date()
        by = self.people[SUPERVISORS[COUNTY][0]]
        actions.set_weight(self.agencies[COUNTY], rule, weight, by=by, valid_from=valid_from, reason=reason)

    def own(self, code: str, year: int, stage: Stage) -> type_steps:
        """An agency's own report: filled from 5 January, approved by the 28th, published from the 29th."""
        if stage is Stage.UNTOUCHED:
            return
        random, after = Random(f"{code} {year} days"), year + 1
        filled = random.randint(5, 19)
        submitted = filled + random.randint(0, 3)
        forwarded = submitted + random.randint(1, 2)
        approved = random.randint(max(25, forwarded), 28)
        minutes = random.sample(range(0, 460, 3), 5)
        times = [
            day(after, 1, date, minute)
            for date, minute in zip((filled, submitted, forwarded, approved), minutes, strict=False)
        ]
        times.append(day(after, 1, random.randint(29, 31), minutes[4]))
        yield from self._steps(partial(self.report, code, year), stage, sorted(times), writing.own)

    def correction(self, code: str, year: int) -> type_steps:
        """A published report corrected in March, in four office days."""
        find, after = partial(self.report, code, year), year + 1
        yield day(after, 3, 11), partial(self.amend, code, year, WRONG)
        yield day(after, 3, 12), lambda: writing.correct(find(), self.author(find()))
        yield day(after, 3, 12, 60), lambda: self.move(find(), "submit", self.author(find()))
        yield day(after, 3, 12, 200), lambda: actions.open_review(find(), by=self.reviewer(find()))
        yield day(after, 3, 12, 210), lambda: self.move(find(), "forward", self.reviewer(find()))
        yield day(after, 3, 13), lambda: actions.open_review(find(), by=self.supervisor(find()))
        yield day(after, 3, 13, 20), lambda: self.move(find(), "approve", self.supervisor(find()))
        yield day(after, 3, 14, 5), lambda: self.move(find(), "publish", self.reviewer(find()))

    def amend(self, code: str, year: int, reason: str) -> None:
        report = self.report(code, year)
        self.move(report, "amend", self.reviewer(report), reason)

    def withdraw(self, code: str, year: int) -> None:
        report = self.report(code, year)
        self.move(report, "withdraw", self.supervisor(report), GONE)

    def summary(self, code: str, year: int, month: int, date: int, stage: Stage) -> type_steps:
        """A government's 汇总, in five office days."""
        report = partial(self.report, code, year, ReportKind.SUMMARY)
        times = [day(year + 1, month, date + days, 55 * days) for days in range(5)]
        yield from self._steps(report, stage, times, writing.summary)

    def report(self, code: str, year: int, kind: str = ReportKind.OWN) -> Report:
        """The report as it is now."""
        reports = Report.objects.select_related("agency", "supervising")
        return reports.get(agency=self.agencies[code], year=year, kind=kind)

    def _steps(
        self, find: Callable[[], Report], stage: Stage, times: list[datetime], write: Callable
    ) -> type_steps:
        """Filled, submitted, forwarded, decided above, published: as far as the stage says."""
        filled, submitted, forwarded, approved, published = times
        half_hour = timedelta(minutes=30)
        yield filled, lambda: write(find(), self.author(find()))
        if stage >= Stage.SUBMITTED:
            yield submitted + half_hour, lambda: self.move(find(), "submit", self.author(find()))
        if stage >= Stage.OPENED:
            yield forwarded, lambda: actions.open_review(find(), by=self.reviewer(find()))
        if stage >= Stage.FORWARDED:
            yield forwarded + half_hour, lambda: self.move(find(), "forward", self.reviewer(find()))
        if stage >= Stage.REVIEWED:
            yield approved, lambda: actions.open_review(find(), by=self.supervisor(find()))
        if stage is Stage.SENT_BACK:
            yield approved + half_hour, lambda: writing.send_back(find(), self.supervisor(find()))
        elif stage >= Stage.APPROVED:
            yield approved + half_hour, lambda: self.move(find(), "approve", self.supervisor(find()))
        if stage is Stage.PUBLISHED:
            yield published, lambda: self.move(find(), "publish", self.reviewer(find()))

    def move(self, report: Report, verb: str, by: Person, reason: str = "") -> None:
        actions.make_move(report, verb, by=by, version=report.version, reason=reason)

    def author(self, report: Report) -> Person:
        return self.people[people.username(report.agency.code, "tianbao")]

    def reviewer(self, report: Report) -> Person:
        return self.people[people.username(report.agency.code, "shenhe")]

    def supervisor(self, report: Report) -> Person:
        """The second supervisor takes the office's own report and every other agency's."""
        those = SUPERVISORS[report.supervising.code]
        own = report.agency_id == report.supervising_id
        return self.people[those[-1] if own else those[ALL.index(report.agency.code) % len(those)]]

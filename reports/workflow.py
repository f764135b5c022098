"""The whole approval on one screen: states, moves, who makes them and when they are refused.

Buttons, permissions, events, the words on a disabled button and the tests read this table. Pure: a report and
a person are anything with the attributes named in the protocols below.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

from agencies.roles import Role


class State(StrEnum):
    """Where a report stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    FORWARDED = "forwarded"
    RETURNED = "returned"
    APPROVED = "approved"
    PUBLISHED = "published"
    CORRECTING = "correcting"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        return LABELS[self][0]

    @property
    def waits_for(self) -> str:
        """What has to happen next, and by whom."""
        return LABELS[self][1]


LABELS = {
    State.DRAFT: ("草稿", "填报人填写并提交"),
    State.SUBMITTED: ("已提交", "本单位审核人审核"),
    State.FORWARDED: ("已报送", "主管部门审核"),
    State.RETURNED: ("已退回", "填报人修改后重新提交"),
    State.APPROVED: ("已通过", "发布"),
    State.PUBLISHED: ("已发布", ""),
    State.CORRECTING: ("更正中", "填报人更正后重新提交"),
    State.WITHDRAWN: ("已撤销发布", ""),
}
WITH_AUTHOR = (State.DRAFT, State.RETURNED, State.CORRECTING)
CLOSED = (State.PUBLISHED, State.WITHDRAWN)  # nobody works on it: nothing of it may change, its talk neither


class PersonLike(Protocol):
    def roles_at(self, agency: Any) -> set[Role]: ...


class ReportLike(Protocol):
    state: str
    agency: Any
    supervising: Any

    @property
    def is_opened(self) -> bool: ...
    @property
    def is_public(self) -> bool: ...
    @property
    def is_correction(self) -> bool: ...
    def open_problems(self) -> str | None: ...
    def owed_to_correction(self) -> str | None: ...
    def was_written_by(self, person: Any) -> bool: ...
    def was_forwarded_by(self, person: Any) -> bool: ...


type_condition = Callable[[ReportLike, PersonLike], "str | None"]
type_fact = Callable[[ReportLike], bool]


def figures_stand(report: ReportLike, person: PersonLike) -> str | None:
    """Nothing blocks, and every 需说明 is explained."""
    return report.open_problems()


def says_what_it_corrects(report: ReportLike, person: PersonLike) -> str | None:
    """A correction has its public note, and changes something."""
    return report.owed_to_correction()


def not_opened_yet(report: ReportLike, person: PersonLike) -> str | None:
    return "审核人已经开始审核，不能撤回；需要修改的，请联系审核人退回。" if report.is_opened else None


def opened(report: ReportLike, person: PersonLike) -> str | None:
    return None if report.is_opened else "请先点“开始审核”，再作决定。"


def not_own_work(report: ReportLike, person: PersonLike) -> str | None:
    return "自己填写的报告不能由自己审核，请由另一位审核人办理。" if report.was_written_by(person) else None


def not_own_review(report: ReportLike, person: PersonLike) -> str | None:
    refused = "本单位审核和主管部门审核不能是同一个人，请由另一位审核员办理。"
    return refused if report.was_forwarded_by(person) else None


def is_public(report: ReportLike) -> bool:
    """Whether a version of it is before the public now."""
    return report.is_public


def is_hidden(report: ReportLike) -> bool:
    return not report.is_public


def is_correction(report: ReportLike) -> bool:
    """Whether it was published before, and so is to become the next version."""
    return report.is_correction


@dataclass(frozen=True)
class Move:
    """One verb: its button, its permission, its event, its arrow.

    ``only`` says of which reports there is such a move at all, and how that reads. An ``aside`` may be made and is not
    waited for. ``instead`` is where it ends for a report of which the fact beside it holds.
    """

    verb: str
    label: str
    sources: tuple[State, ...]
    target: State
    roles: tuple[Role, ...]
    conditions: tuple[type_condition, ...] = ()
    needs_reason: bool = False
    reason_is: str = "退回的原因"
    aside: bool = False
    only: tuple[type_fact, str] | None = None
    instead: tuple[type_fact, State] | None = None
    consequence: str = ""  # what happens, said before it does
    confirm: str = ""  # what the person has to tick first, where there is no way back

    @property
    def is_retreat(self) -> bool:
        """Whether the report goes back to its author."""
        return self.target in WITH_AUTHOR and not self.aside

    def leads(self, report: ReportLike) -> State:
        """The state it ends in for this report."""
        return self.instead[1] if self.instead and self.instead[0](report) else self.target

    def concerns(self, report: ReportLike) -> bool:
        """Whether there is such a move for a report like this one."""
        return self.only is None or self.only[0](report)

    def may(self, report: ReportLike, person: PersonLike) -> bool:
        """Whether the person holds the role this move asks for, where this report needs it."""
        return any(role in person.roles_at(seat(report, role)) for role in self.roles)

    def refusal(self, report: ReportLike, person: PersonLike) -> str | None:
        """Why not, in words for this person, or None."""
        if State(report.state) not in self.sources:
            return f"报告现在是“{State(report.state).label}”，不能{self.label}。"
        if not self.may(report, person):
            return f"{self.label}由{'或'.join(role.label for role in self.roles)}办理。"
        if self.only and not self.concerns(report):
            return self.only[1]
        return next(filter(None, (condition(report, person) for condition in self.conditions)), None)


def seat(report: ReportLike, role: Role) -> Any:
    """The agency in which a role counts for this report: the office above for a supervisor, else its own."""
    return report.supervising if role is Role.SUPERVISOR else report.agency


MOVES = (
    Move(
        "submit",
        "提交审核",
        WITH_AUTHOR,
        State.SUBMITTED,
        (Role.AUTHOR,),
        (says_what_it_corrects, figures_stand),
        consequence="提交后内容锁定，由本单位审核人审核；审核人开始审核之前可以撤回。",
    ),
    Move(
        "recall",
        "撤回",
        (State.SUBMITTED,),
        State.DRAFT,
        (Role.AUTHOR,),
        (not_opened_yet,),
        instead=(is_correction, State.CORRECTING),
        consequence="撤回后报告回到填报人手里，可以继续修改。",
    ),
    Move(
        "forward",
        "同意并报送",
        (State.SUBMITTED,),
        State.FORWARDED,
        (Role.REVIEWER,),
        (opened, not_own_work, figures_stand),
        consequence="同意后报送主管部门审核。",
    ),
    Move(
        "return",
        "退回修改",
        (State.SUBMITTED,),
        State.RETURNED,
        (Role.REVIEWER,),
        (opened,),
        needs_reason=True,
        consequence="退回填报人修改，原因和要点会显示在他的填报页面上；报送以后主管部门也看得到。",
    ),
    Move(
        "approve",
        "审核通过",
        (State.FORWARDED,),
        State.APPROVED,
        (Role.SUPERVISOR,),
        (opened, not_own_work, not_own_review, figures_stand),
        consequence="通过后即可发布，内容不再改动。",
    ),
    Move(
        "send_back",
        "退回修改",
        (State.FORWARDED,),
        State.RETURNED,
        (Role.SUPERVISOR,),
        (opened,),
        needs_reason=True,
        consequence="退回填报单位修改，原因和要点会显示在填报页面上。",
    ),
    Move(
        "publish",
        "发布",
        (State.APPROVED,),
        State.PUBLISHED,
        (Role.REVIEWER, Role.SUPERVISOR),
        consequence="发布后向社会公开，形成不可更改的一版。",
        confirm="已看过全文，确认向社会公开",
    ),
    Move(
        "amend",
        "开始更正",
        (State.PUBLISHED,),
        State.CORRECTING,
        (Role.AUTHOR, Role.REVIEWER),
        needs_reason=True,
        reason_is="更正的原因",
        aside=True,
        consequence="报告交填报人更正，再经审核、发布成为新的一版；发布以前，已公布的一版照常公开。原因不公开，"
        "向社会公开的更正说明由填报人另写。",
    ),
    Move(
        "abandon",
        "放弃更正",
        (State.CORRECTING, State.RETURNED),
        State.PUBLISHED,
        (Role.AUTHOR, Role.REVIEWER),
        aside=True,
        only=(is_correction, "报告还没有发布过，没有更正可以放弃。"),
        instead=(is_hidden, State.WITHDRAWN),
        consequence="放弃后内容恢复为发布过的那一版，更正说明一并去掉；改过的内容留在办理记录里。",
        confirm="确认放弃这次更正",
    ),
    Move(
        "withdraw",
        "撤销发布",
        tuple(state for state in State if state not in (State.DRAFT, State.WITHDRAWN)),
        State.WITHDRAWN,
        (Role.REVIEWER, Role.SUPERVISOR),
        needs_reason=True,
        reason_is="撤销的原因",
        aside=True,
        only=(is_public, "报告没有正在公开的版本，不用撤销发布。"),
        consequence="撤销后，公开页面、各个版本和文件都不能再看，原地址只说明何时、为什么撤销、向谁询问。原因向社会公开。",
        confirm="确认撤销发布，上面写的原因向社会公开",
    ),
    Move(
        "take_up",
        "重新办理",
        (State.WITHDRAWN,),
        State.CORRECTING,
        (Role.AUTHOR, Role.REVIEWER),
        aside=True,
        consequence="报告交填报人改正，再经审核、发布，公开地址重新可以看；撤销过的各版不再公开。",
    ),
)
BY_VERB = {move.verb: move for move in MOVES}


def turn(state: str) -> tuple[Role, ...]:
    """The roles whose turn it is in a state: those that can take the report further."""
    onward = (move for move in moves_from(state) if not move.is_retreat and not move.aside)
    return tuple(dict.fromkeys(role for move in onward for role in move.roles))


def moves_from(state: str) -> tuple[Move, ...]:
    """The moves that leave a state."""
    return tuple(move for move in MOVES if state in move.sources)

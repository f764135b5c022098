"""The approval, drawn: who may do what in which state."""

from types import SimpleNamespace

import pytest

from agencies.roles import ADMINISTRATORS, Role
from reports.workflow import BY_VERB, MOVES, State, moves_from, turn

HOME, ABOVE = object(), object()
LATER = ("更正中", "已撤销发布")

POLICY = """
            | author         | reviewer       | supervisor
 draft      | submit         |                |
 submitted  | recall         | forward return |
 forwarded  |                |                | approve send_back
 returned   | submit         |                |
 approved   |                | publish        | publish
 published  | amend          | amend          |
 correcting | submit         |                |
 withdrawn  | take_up        | take_up        |
"""
# what there is besides for a report of which a version is public, and is to become another
CORRECTION = """
            | author         | reviewer                | supervisor
 draft      | submit         |                         |
 submitted  | recall         | forward return withdraw | withdraw
 forwarded  |                | withdraw                | approve send_back withdraw
 returned   | submit abandon | abandon withdraw        | withdraw
 approved   |                | publish withdraw        | publish withdraw
 published  | amend          | amend withdraw          | withdraw
 correcting | submit abandon | abandon withdraw        | withdraw
 withdrawn  | take_up        | take_up                 |
"""


def drawn(text):
    """{(state, role): verbs} of a drawing."""
    head, *rows = ([word.strip() for word in line.split("|")] for line in text.strip("\n").splitlines())
    return {(row[0], role): verbs for row in rows for role, verbs in zip(head[1:], row[1:], strict=True)}


def a_report(state="draft", **facts):
    given = {
        "is_opened": True,
        "is_public": False,
        "is_correction": False,
        "owed_to_correction": lambda: None,
        "open_problems": lambda: None,
        "was_written_by": lambda person: False,
        "was_forwarded_by": lambda person: False,
    } | facts
    return SimpleNamespace(state=state, agency=HOME, supervising=ABOVE, **given)


def holder(role):
    place = ABOVE if role is Role.SUPERVISOR else HOME
    return SimpleNamespace(roles_at=lambda agency: {role} if agency is place else set())


@pytest.mark.parametrize("corrects", [False, True])
@pytest.mark.parametrize("place", drawn(POLICY))
def test_who_may_do_what(place, corrects):
    (state, role), verbs = place, drawn(CORRECTION if corrects else POLICY)[place]
    known = {"is_public": corrects, "is_correction": corrects}
    report = a_report(state, is_opened=role != Role.AUTHOR, **known)  # recall ends where review begins
    person = holder(Role(role))
    assert {m.verb for m in MOVES if not m.refusal(report, person)} == set(verbs.split())


def test_every_state_and_every_role_that_moves_is_drawn():
    states, roles = zip(*drawn(POLICY), strict=True)
    assert set(states) == set(State)
    assert set(roles) == {role for move in MOVES for role in move.roles}


@pytest.mark.parametrize("role", sorted(ADMINISTRATORS))
def test_administrators_move_nothing(role):
    assert all(move.refusal(a_report(state), holder(role)) for move in MOVES for state in State)


def test_a_role_elsewhere_counts_for_nothing():
    stranger = SimpleNamespace(roles_at=lambda agency: set())
    assert "填报人办理" in BY_VERB["submit"].refusal(a_report(), stranger)


@pytest.mark.parametrize(
    ("verb", "state", "facts", "says"),
    [
        ("submit", "draft", {"open_problems": lambda: "还有2处"}, "还有2处"),
        ("submit", "approved", {}, "报告现在是“已通过”，不能提交审核。"),
        ("recall", "submitted", {"is_opened": True}, "已经开始审核，不能撤回"),
        ("forward", "submitted", {"is_opened": False}, "请先点“开始审核”"),
        ("forward", "submitted", {"was_written_by": lambda p: True}, "自己填写的报告不能由自己审核"),
        ("approve", "forwarded", {"was_written_by": lambda p: True}, "自己填写的报告不能由自己审核"),
        ("approve", "forwarded", {"was_forwarded_by": lambda p: True}, "不能是同一个人"),
        ("return", "submitted", {"is_opened": False}, "请先点“开始审核”"),
        ("submit", "correcting", {"owed_to_correction": lambda: "请先写更正说明"}, "请先写更正说明"),
        ("abandon", "returned", {}, "没有更正可以放弃"),
        ("withdraw", "submitted", {}, "没有正在公开的版本"),
    ],
)
def test_a_refusal_is_a_sentence(verb, state, facts, says):
    move = BY_VERB[verb]
    assert says in move.refusal(a_report(state, **facts), holder(move.roles[0]))


def test_recall_until_opened():
    assert BY_VERB["recall"].refusal(a_report("submitted", is_opened=False), holder(Role.AUTHOR)) is None


def test_every_move_leads_somewhere_else_and_says_what_happens():
    assert all(move.target not in move.sources and move.consequence for move in MOVES)


def test_moves_from_a_state_and_the_words_for_it():
    assert [move.verb for move in moves_from("submitted")] == ["recall", "forward", "return", "withdraw"]
    assert [state.label for state in State] == [
        "草稿",
        "已提交",
        "已报送",
        "已退回",
        "已通过",
        "已发布",
        *LATER,
    ]
    assert State.FORWARDED.waits_for == "主管部门审核"
    assert BY_VERB["return"].is_retreat and not BY_VERB["approve"].is_retreat


@pytest.mark.parametrize(
    ("verb", "facts", "target"),
    [
        ("recall", {}, "draft"),
        ("recall", {"is_correction": True}, "correcting"),
        ("abandon", {"is_public": True}, "published"),
        ("abandon", {}, "withdrawn"),
        ("withdraw", {"is_public": True}, "withdrawn"),
    ],
)
def test_where_a_correction_goes_back_to(verb, facts, target):
    assert BY_VERB[verb].leads(a_report(**facts)) == target


def test_nobody_waits_for_a_correction_or_a_withdrawal():
    assert turn("published") == turn("withdrawn") == ()
    assert turn("correcting") == (Role.AUTHOR,) and turn("approved") == (Role.REVIEWER, Role.SUPERVISOR)

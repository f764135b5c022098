"""办理记录: what somebody typed is one line with what came of it."""

from reports import actions
from reports.actions.base import record
from reports.views.trail import trail
from tests.world import again, in_state, opened

NEW, OTHER = "requests.new.person", "requests.new.business"


def typed(report, by, **cells):
    """One save of cells; 自然人 and 商业企业 by short names."""
    names = {"person": NEW, "business": OTHER}
    raws = {names[short]: text for short, text in cells.items()}
    was = {cell: again(report).raws.get(cell, "") for cell in raws}
    actions.save_table(report, "requests", raws, was, done=False, by=by)


def lines(report):
    return [(step.label, step.event.by.name, *step.details) for step in trail(again(report))][:-1]


def test_a_run_is_one_line_with_the_net_change(world):
    report = opened(world)
    typed(report, world.alice, person="1")
    typed(report, world.alice, person="12", business="3")
    label, name, *details = lines(report)[0]
    assert (len(lines(report)), label, name) == (1, "填写2处", "安立")
    assert [detail.rpartition("：")[2] for detail in details] == ["空白 → 12", "空白 → 3"]


def test_what_is_back_where_it_was_is_left_out(world):
    report = opened(world)
    typed(report, world.alice, person="1", business="3")
    typed(report, world.alice, person="")
    assert [step[0] for step in lines(report)] == ["填写1处"]
    typed(report, world.alice, business="")
    assert lines(report) == [("填写，改过的都已改回", "安立")]


def test_another_act_in_between_parts_two_runs(world):
    report = opened(world)
    typed(report, world.alice, person="1")
    record(again(report), "explain", world.alice, data={"rule": "TX-1", "text": "属实。"})
    typed(report, world.alice, person="2")
    assert [step[0] for step in lines(report)] == ["填写1处", "说明原因", "填写1处"]


def test_two_who_type_side_by_side_have_a_line_each(world):
    report = opened(world)
    for person, cell, text in (("alice", "person", "1"), ("dave", "business", "2"), ("alice", "person", "3")):
        by = world.alice if person == "alice" else world.dave
        data = {"section": "requests", "figures": {{"person": NEW, "business": OTHER}[cell]: ["", text]}}
        record(report, "autosave", by, data=data)
    assert [step[:2] for step in lines(report)] == [("填写1处", "安立"), ("填写1处", "丁远")]


def test_prose_that_saved_itself_tells_what_came_of_it(world):
    report = opened(world)
    actions.save_passage(report, "other", "无其他事项。", "", done=False, by=world.alice)
    record(report, "explain", world.alice, data={"rule": "TX-1", "text": "属实。"})
    for start, removed, inserted in ((0, "无", "有"), (5, "", "两件")):
        text = report.passages.get(code="other").text
        report.passages.update(text=text[:start] + inserted + text[start + len(removed) :])
        data = {"section": "other", "edit": [start, removed, inserted]}
        record(report, "autosave", world.alice, data=data)
    assert lines(report)[0][2].endswith("“无其他事项” → “有其他事项两件”")


def test_what_somebody_gave_up_stays_in_the_line(world):
    report = opened(world)
    typed(report, world.alice, person="1")
    data = {"section": "requests", "declined": {NEW: "9"}}
    record(again(report), "autosave", world.alice, data=data)
    assert "没有采用“9”" in lines(report)[0][3]


def test_prose_that_cannot_be_rebuilt_is_said_so(world):
    report = opened(world)
    record(report, "autosave", world.alice, data={"section": "other", "edit": [9, "甲", "乙"]})
    assert lines(report)[0][2].endswith("改动没有逐字记录")


def test_a_trail_without_autosaved_prose_costs_one_query(world, django_assert_num_queries):
    report = in_state(world, "submitted")
    with django_assert_num_queries(1):
        assert len(trail(report)) > 2

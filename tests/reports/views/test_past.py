"""What a report's pages tell of its past: its versions, the history of a cell, the trail."""

from django.urls import reverse

from reports import actions
from tests.world import in_state, move

NEW = "requests.new.person"


def page(report, name="report", *more):
    return reverse(name, args=(*report.address, *more))


def test_the_report_page_lists_what_was_handed_in_by_name(client, world):
    report = move(in_state(world, "returned"), "submit", world.alice)
    client.force_login(world.alice)
    shown = client.get(page(report)).content.decode()
    assert shown.index("第2次提交（") < shown.index("第1次提交（")
    assert "包审 退回修改" in shown


def test_nobody_is_told_the_number_of_a_draft(client, world):
    report = in_state(world, "submitted")
    actions.open_review(report, by=world.bob)
    client.force_login(world.bob)
    shown = client.get(page(report, "review")).content.decode()
    assert "您看的是第1次提交（" in shown and f"第{report.version}稿" not in shown

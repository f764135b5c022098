"""Versions have names: what was handed in, what was published."""

import pytest

from reports.models import Event
from reports.versions import versions
from tests.world import fill, in_state, move

NEW, GRANTED = "requests.new.person", "requests.granted.person"


def test_a_draft_has_none(world):
    assert versions(in_state(world, "draft")) == []


def test_each_time_it_was_handed_in_it_has_a_name_and_what_was_decided_on_it(world):
    report = move(in_state(world, "returned"), "submit", world.alice)
    first, second = versions(report)
    at = first.event.at
    assert (first.short, second.short) == ("第1次提交", "第2次提交")
    assert first.name.startswith(f"第1次提交（{at.year}年") and first.name.endswith("）")
    assert [event.label for event in first.decisions] == ["退回修改"]
    assert second.decisions == ()


def test_it_holds_what_was_handed_in_and_not_what_came_after(world):
    report = fill(in_state(world, "returned"), world.alice, {NEW: "6", GRANTED: "6"})
    before, after = versions(move(report, "submit", world.alice))
    assert (before.content().text(NEW), after.content().text(NEW)) == ("0", "6")


def test_a_published_one_is_a_version_of_its_own(world):
    *_, last = versions(in_state(world, "published"))
    assert last.is_public and last.short == "第1版" and last.name.endswith("发布）")
    assert last.content().text(NEW) == "0"


def test_the_list_reads_no_document(world, django_assert_num_queries):
    report = in_state(world, "approved")
    with django_assert_num_queries(1):
        assert [version.event.by.name for version in versions(report)] == ["安立"]
    assert "document" in Event.objects.get(report=report, verb="submit").data


@pytest.mark.parametrize(("state", "decisions"), [("submitted", 0), ("forwarded", 1), ("approved", 2)])
def test_decisions_follow_their_version(world, state, decisions):
    assert len(versions(in_state(world, state))[0].decisions) == decisions

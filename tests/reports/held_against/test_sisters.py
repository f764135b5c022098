"""A report against those of other agencies: found by their sketches, and nobody reads what is not published."""

from importlib import import_module

import pytest
from django.apps import apps
from django.utils import timezone

from reports import actions
from reports.held_against import sisters_of
from reports.models import Passage, Report
from tests.sentences import NEW, OLD
from tests.world import again, fill, move, opened

COPIED = "。".join([*OLD, ""])
OWN = "。".join([*NEW, ""])


def written(report: Report, by, text: str = COPIED) -> Report:
    """The report with this section one; its section five is its own where that is."""
    if text == OWN:
        was = again(report).content.passages["problems"]
        actions.save_passage(report, "problems", "台账记录不全，已经改为逐项签收。", was, done=True, by=by)
    actions.save_passage(
        report, "overview", text, again(report).content.passages["overview"], done=True, by=by
    )
    return again(report)


@pytest.fixture
def theirs(world):
    """教育局's report; 水务局's stands beside it."""
    opened(world)
    return fill(Report.objects.get(agency=world.schools, year=2024), world.dave)


@pytest.fixture
def ours(world, theirs):
    report = fill(Report.objects.get(agency=world.water, year=2024), world.alice)
    return written(report, world.alice)


def brought(report: Report, by, state: str) -> Report:
    """Handed in by its author, then put into the state: what it takes to publish is no business of these tests."""
    if state != "draft":
        move(report, "submit", by)
        stamps = dict.fromkeys(("forwarded_at", "approved_at"), timezone.now())
        stamps |= {"published_at": timezone.now()} if state == "published" else {}
        Report.objects.filter(pk=report.pk).update(state=state, **stamps)
    return again(report)


def alike(report: Report) -> list[str]:
    return [finding.message for finding in again(report).findings if finding.code == "E-38"]


def test_a_copy_of_a_published_report_is_found(world, ours, theirs):
    brought(written(theirs, world.dave), world.dave, "published")
    (message,) = alike(ours)
    assert "与望溪县教育局本年的报告相同" in message


def test_words_of_its_own_are_not(world, ours, theirs):
    brought(written(theirs, world.dave, OWN), world.dave, "published")
    assert sisters_of(ours) == () and alike(ours) == []


@pytest.mark.parametrize("state", ["draft", "submitted", "forwarded", "approved"])
def test_a_clerk_learns_nothing_of_what_is_not_published(world, ours, theirs, client, state):
    secret = "只有教育局写了这一句关于划片招生的话"
    brought(written(theirs, world.dave, COPIED + secret), world.dave, state)
    assert sisters_of(ours) == ()
    client.force_login(world.alice)
    for page in ("", "check/", "sections/overview/"):
        said = client.get(f"/work/2024/wangxi-swj/own/{page}").content.decode()
        assert "望溪县教育局" not in said and secret not in said


@pytest.mark.parametrize("who", ["alice", "bob"])
@pytest.mark.parametrize("ours_is", ["submitted", "forwarded", "approved"])
def test_nor_once_his_own_is_with_the_office(world, ours, theirs, client, who, ours_is):
    brought(written(theirs, world.dave), world.dave, "forwarded")
    report = brought(ours, world.alice, ours_is)
    assert alike(report) == []
    client.force_login(getattr(world, who))
    for page in ("", "check/", "review/", "preview/"):
        assert (
            "望溪县教育局" not in client.get(report.get_absolute_url() + page, follow=True).content.decode()
        )


@pytest.mark.parametrize(
    ("state", "seen"), [("draft", 0), ("submitted", 0), ("forwarded", 1), ("approved", 1)]
)
def test_the_office_above_compares_what_it_has_been_handed(world, ours, theirs, client, state, seen):
    secret = "只有教育局写了这一句关于划片招生的话"
    brought(written(theirs, world.dave, COPIED + secret), world.dave, state)
    actions.open_review(brought(ours, world.alice, "forwarded"), by=world.carol)
    client.force_login(world.carol)
    said = client.get("/work/2024/wangxi-swj/own/review/").content.decode()
    assert (
        said.count("与望溪县教育局本年的报告相同") == 2 * seen
    )  # beside the passage, and in the list of all
    assert ("重复的句子（" in said) is bool(seen) and secret not in said


def test_who_was_published_first_did_not_copy(world, ours, theirs):
    first = brought(ours, world.alice, "published")
    second = brought(written(theirs, world.dave), world.dave, "published")
    assert alike(first) == [] and len(alike(second)) == 1


def test_another_year_and_another_office_are_not_compared(world, ours, theirs):
    brought(written(theirs, world.dave), world.dave, "published")
    assert sisters_of(ours)
    Report.objects.filter(pk=theirs.pk).update(supervising=world.city)
    assert sisters_of(again(ours)) == ()
    Report.objects.filter(pk=theirs.pk).update(supervising=world.county, year=2022)
    assert sisters_of(again(ours)) == ()


def test_it_costs_one_query_and_a_second_where_somebody_is_alike(
    world, ours, theirs, django_assert_num_queries
):
    fresh = again(ours)
    assert fresh.content and fresh.agency
    with django_assert_num_queries(1):
        sisters_of(fresh)
    brought(written(theirs, world.dave), world.dave, "published")
    with django_assert_num_queries(2):
        assert sisters_of(fresh)


def test_a_report_without_prose_asks_nothing(world, django_assert_num_queries):
    report = again(opened(world))
    assert report.content and report.agency
    with django_assert_num_queries(0):
        assert sisters_of(report) == ()


def test_what_was_handed_in_before_has_its_sketch_made(world, ours, theirs):
    sent = brought(written(theirs, world.dave), world.dave, "published")
    Report.objects.update(sketch=[])
    import_module("reports.migrations.0007_sketches").draw(apps, None)
    assert again(sent).sketch == sent.sketch != []
    assert again(ours).sketch == []


def test_the_page_shows_the_sentences(world, ours, theirs, client):
    brought(written(theirs, world.dave), world.dave, "published")
    client.force_login(world.alice)
    said = client.get("/work/2024/wangxi-swj/own/check/").content.decode()
    assert "重复的句子（" in said and OLD[0] in said


def test_passages_are_read_in_one_go(world, ours, theirs):
    brought(written(theirs, world.dave), world.dave, "published")
    (sister,) = sisters_of(ours)
    assert dict(sister.passages) == dict(Passage.objects.filter(report=theirs).values_list("code", "text"))

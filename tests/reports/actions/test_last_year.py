"""A report against the one of the year before: what was not carried over wants a reason, as long as both stay."""

from dataclasses import replace

import pytest

from reports import actions, tasks
from reports.archive import Match
from reports.figures import read as read_figure
from reports.taking import Choice
from reports.uploads import Sent
from tests.brought import changed, sample, seam
from tests.world import again, fill, in_state, opened

CARRIED, LEFT = "requests.carried_in.person", "requests.carried_out.person"


def left_over(report, cell=CARRIED):
    return next(f for f in report.findings if f.code == "T3-5" and f.cells == (cell,))


def archived(world, monkeypatch, left="3"):
    """水务局's report of 2023 taken over, with so many applications left over."""
    draft = sample(2023)
    kind = draft.edition.by_name[LEFT].kind
    seam(monkeypatch, changed(draft, {LEFT: {"reading": read_figure(left, kind), "raw": left}}))
    batch = actions.bring_archive(world.county, [Sent("2023.docx", b"a")], by=world.carol)
    file = batch.files.get()
    tasks.read_archive_file(file.pk)
    to = Match(world.water, "own", exact=True)
    return actions.accept_archived(file, to, 2023, Choice(), by=world.carol)


def reasoned(report, by):
    for finding in again(report).unexplained():
        actions.explain(report, again(report).key(finding), "两个科室合并，上年数字已更正。", by=by)


def submit(report, by):
    return actions.make_move(report, "submit", by=by, version=again(report).version)


def test_it_wants_a_reason_and_passes_with_one(world):
    in_state(world, "published", {"requests.new.person": "1", LEFT: "1"}, 2023)
    report = fill(opened(world), world.alice)
    assert (left_over(report).left, left_over(report).right) == (0, 1)
    with pytest.raises(actions.Refused, match="需要说明原因"):
        submit(report, world.alice)
    reasoned(report, world.alice)
    assert submit(report, world.alice).target == "submitted"


def test_what_was_published_here_goes_before_what_was_taken_over(world, monkeypatch):
    archived(world, monkeypatch)
    report = fill(opened(world), world.alice)
    assert left_over(report).right == 3
    in_state(world, "published", {"requests.new.person": "1", LEFT: "1"}, 2023)
    assert left_over(again(report)).right == 1


def test_a_reason_lapses_when_last_years_figure_changes(world, monkeypatch):
    first = archived(world, monkeypatch)
    report = fill(opened(world), world.alice)
    reasoned(report, world.alice)
    assert not again(report).unexplained()
    actions.take_down(first, world.county, by=world.carol)
    assert not again(report).findings
    archived(world, monkeypatch, "4")
    assert left_over(again(report)) in again(report).unexplained()
    actions.take_down(report.agency.archived_reports.get(removed_at=None), world.county, by=world.carol)
    archived(world, monkeypatch, "3")
    assert left_over(again(report)) not in again(report).unexplained()


def test_documents_in_force_follow_last_year(world, client):
    row = "proactive.normative_documents"
    in_state(world, "published", {f"{row}.issued": "5", f"{row}.in_force": "5"}, 2023)
    report = fill(opened(world), world.alice, {f"{row}.issued": "2", f"{row}.in_force": "2"})
    (finding,) = report.unexplained()
    assert (finding.code, finding.left, finding.right) == ("T2-1", 2, 7)
    assert finding.key({}) != replace(finding, against=((f"{row}.in_force", "6"),)).key({})


def test_it_costs_one_query_one_for_the_neighbours_and_one_for_the_weights(
    world, monkeypatch, django_assert_num_queries
):
    archived(world, monkeypatch)
    report = again(opened(world))
    assert report.agency and report.content
    with django_assert_num_queries(3):
        assert report.context.last_year and report.context.last_year


def test_every_page_of_the_report_says_it(world, client):
    in_state(world, "published", {"requests.new.person": "1", LEFT: "1"}, 2023)
    report = fill(opened(world), world.alice)
    client.force_login(world.alice)
    address = "/work/2024/wangxi-swj/own/"
    for page in ("", "check/", "sections/requests/"):
        said = client.get(address + page).content.decode()
        assert "上年报告“四、结转下年度继续办理”是1" in said or "2处需说明" in said, page
    reasoned(report, world.alice)
    submit(report, world.alice)
    actions.open_review(again(report), by=world.bob)
    client.force_login(world.bob)
    said = client.get(address + "review/").content.decode()
    assert "上年报告“四、结转下年度继续办理”是1" in said and "两个科室合并" in said

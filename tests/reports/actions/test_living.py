"""Living numbers in a report that is being written: kept as tokens, read as digits, everywhere."""

from dataclasses import replace

import pytest

from reports import actions
from reports.models import Report
from reports.taking import Choice
from reports.views.trail import trail
from tests.brought import sample
from tests.world import fill, move, opened

pytestmark = pytest.mark.django_db
TOKEN = "{requests.new.person}"


@pytest.fixture
def report(world) -> Report:
    return fill(opened(world), world.alice, {"requests.new.person": "3", "requests.granted.person": "3"})


def fresh(report: Report) -> Report:
    return Report.objects.get(pk=report.pk)


def write(report: Report, text: str, by) -> Report:
    actions.save_passage(report, "overview", text, fresh(report).texts["overview"], done=True, by=by)
    return fresh(report)


def test_the_token_is_kept_and_digits_are_read(report: Report, world) -> None:
    report = write(report, f"收到申请{TOKEN}件。", world.alice)
    assert report.texts["overview"] == f"收到申请{TOKEN}件。"
    assert report.content.passages["overview"] == "收到申请3件。"


def test_the_prose_follows_the_table_by_itself(report: Report, world) -> None:
    report = write(report, f"全年共收到政府信息公开申请{TOKEN}件。", world.alice)
    figures = {"requests.new.person": "4", "requests.granted.person": "4"}
    actions.save_table(report, "requests", figures, report.raws, done=True, by=world.alice)
    report = fresh(report)
    assert report.content.passages["overview"] == "全年共收到政府信息公开申请4件。"
    assert not [finding for finding in report.findings if finding.code.startswith("TX")]


def test_the_trail_names_the_cell(report: Report, world) -> None:
    write(report, "收到申请3件。", world.alice)
    report = write(report, f"收到申请{TOKEN}件。", world.alice)
    (said,) = (line for line in trail(report)[0].details if line.startswith("一、总体情况"))
    assert f"〔{report.edition.by_name['requests.new.person'].label}〕" in said
    assert "{" not in said


def test_the_trail_counts_what_is_too_long_to_quote(report: Report, world) -> None:
    write(report, "字" * 50, world.alice)
    report = write(report, "文" * 60 + TOKEN, world.alice)
    assert "一、总体情况：0字 → 61字，绑定表中的数0处 → 1处" in trail(report)[0].details


def test_a_number_not_filled_in_is_pointed_out(report: Report, world) -> None:
    report = write(report, f"收到申请{TOKEN}件。", world.alice)
    actions.save_table(
        report, "requests", {"requests.new.person": ""}, report.raws, done=False, by=world.alice
    )
    assert "TXT-06" in {finding.code for finding in fresh(report).findings}


def test_what_is_handed_in_has_digits(report: Report, world) -> None:
    report = write(report, f"{report.texts['overview']}\n收到申请{TOKEN}件。", world.alice)
    actions.make_move(report, "submit", by=world.alice, version=report.version)
    document = report.events.get(verb="submit").data["document"]
    assert document["passages"]["overview"].endswith("\n收到申请3件。")


def test_a_document_that_says_the_same_leaves_the_living_number(report: Report, world) -> None:
    write(report, f"收到申请{TOKEN}件。", world.alice)
    read = replace(sample(2024), passages={"overview": "收到申请3件。", "problems": "目录更新慢。"})
    brought = actions.bring(report, read, b"the very bytes", "去年.docx", by=world.alice)
    choice = Choice(("overview", "problems"), (), {})
    event = actions.accept_import(brought, choice, by=world.alice, version=fresh(report).version)
    assert fresh(report).texts["overview"] == f"收到申请{TOKEN}件。"
    assert list(event.data["passages"]) == ["problems"]


def test_a_living_number_is_no_witness_for_its_own_cell(report: Report, world, monkeypatch) -> None:
    """Typed prose speaks for the number it says; a living number would say whatever stands in the table."""
    figures = {"requests.granted.person": "2"}
    actions.save_table(report, "requests", figures, report.raws, done=True, by=world.alice)
    report = write(report, f"全年共收到政府信息公开申请{TOKEN}件。", world.alice)
    heard = []
    monkeypatch.setattr("reports.models.report.localise", lambda content, *_: heard.append(content) or ())
    assert report.located == ()
    assert heard[0].passages["overview"] == "全年共收到政府信息公开申请件。"


def test_what_followed_last_year_is_looked_at_again_by_its_author(report: Report, world, monkeypatch) -> None:
    report = move(write(report, f"收到申请{TOKEN}件。", world.alice), "submit", world.alice)
    monkeypatch.setattr("reports.living.shown", lambda *_: "4")
    with pytest.raises(actions.Refused, match="上年数跟着变了"):
        move(report, "forward", world.bob)
    assert move(report, "return", world.bob, reason="请核对。").state == "returned"


def test_what_was_approved_is_published(report: Report, world, monkeypatch) -> None:
    report = write(report, f"收到申请{TOKEN}件。", world.alice)
    for verb, who in (("submit", world.alice), ("forward", world.bob), ("approve", world.carol)):
        report = move(report, verb, who)
    monkeypatch.setattr("reports.living.shown", lambda *_: "4")
    move(report, "publish", world.bob)
    assert report.publications.get().document["passages"]["overview"] == "收到申请3件。"

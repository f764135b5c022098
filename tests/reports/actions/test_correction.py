"""更正: what was published stays public until the next version, which says what it changed and why."""

import pytest
from django.core import mail
from django.db import connection

from reports import actions
from reports.actions import Refused
from reports.compare import compare
from reports.filetypes import json
from reports.models import Notice
from reports.notices import SAYS
from reports.versions import versions
from reports.workflow import MOVES
from tests.world import NOTE, again, changed, in_state, move

NEW, GRANTED = "requests.new.person", "requests.granted.person"


@pytest.fixture
def correcting(world):
    return in_state(world, "correcting")


def test_it_needs_a_reason(world):
    with pytest.raises(Refused, match="请写明更正的原因"):
        move(in_state(world, "published"), "amend", world.alice)


def test_it_becomes_the_second_version_and_the_first_stays(world, correcting):
    since = correcting.published_at
    report = correct_and_publish(world, correcting)
    second, first = report.publications.all()
    assert (first.note, second.note, report.correction) == ("", NOTE, "")
    changes = compare(*(json.read(p.document) for p in (first, second))).figures
    typed = [(c.cell.name, c.before, c.after) for c in changes if not c.cell.is_total]
    assert typed == [(NEW, "0", "1"), (GRANTED, "0", "1")]
    assert report.published_at == since < second.published_at
    assert [version.short for version in versions(report)] == ["第1次提交", "第1版", "第2次提交", "第2版"]


def correct_and_publish(world, report):
    report = changed(world, report)
    for verb, by in (("submit", world.alice), ("forward", world.bob), ("approve", world.carol)):
        report = move(report, verb, by)
    return move(report, "publish", world.bob)


def test_without_a_note_or_a_change_it_is_refused(world, correcting):
    with pytest.raises(Refused, match="与已公布的第1版完全相同，没有更正什么"):
        move(correcting, "submit", world.alice)
    actions.save_passage(
        correcting, "other", "另外说明。", correcting.texts["other"], done=True, by=world.alice
    )
    with pytest.raises(Refused, match="请先写更正说明"):
        move(correcting, "submit", world.alice)


def test_a_note_is_for_a_correction_and_its_author(world, correcting):
    with pytest.raises(Refused, match="只有望溪县水务局的填报人"):
        actions.write_note(correcting, NOTE, by=world.bob)
    with pytest.raises(Refused, match="请写明改了什么"):
        actions.write_note(correcting, " ", by=world.alice)
    event = actions.write_note(correcting, NOTE, by=world.alice)
    assert event.details == [NOTE] and again(correcting).version == correcting.version + 1
    with pytest.raises(Refused, match="就是这样写的"):
        actions.write_note(correcting, NOTE, by=world.alice)


def test_there_is_no_note_before_a_publication(world):
    with pytest.raises(Refused, match="还没有发布过"):
        actions.write_note(in_state(world, "draft"), NOTE, by=world.alice)


def test_recalled_or_returned_it_is_a_correction_still(world, correcting):
    report = move(changed(world, correcting), "submit", world.alice)
    report = move(move(report, "recall", world.alice), "submit", world.alice)
    assert report.events.filter(verb="recall").get().target == "correcting"
    report = move(report, "return", world.bob, "请核对。")
    assert (report.state, report.is_public, report.is_late) == ("returned", True, False)


def test_abandoned_it_reads_as_published_to_the_last_character(world):
    report = in_state(world, "published")
    before = report.raws, report.texts, report.published_at, report.submitted_at
    report = changed(world, move(report, "amend", world.alice, "漏计。"))
    actions.save_passage(report, "other", "删去。", report.texts["other"], done=True, by=world.alice)
    report = move(report, "abandon", world.bob)
    assert (report.raws, report.texts, report.published_at, report.submitted_at) == before
    assert (report.state, report.correction) == ("published", "")
    assert report.events.first().data["figures"][NEW] == ["1", "0"]
    with pytest.raises(Refused, match="完全相同"):  # and so it begins anew
        move(move(report, "amend", world.alice, "漏计。"), "submit", world.alice)


def test_abandoned_a_passage_that_was_not_there_before_is_empty_again(world):
    report = in_state(world, "published")
    with connection.cursor() as cursor:  # as it is with what was published before there was such a passage
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("DELETE FROM reports_passage WHERE code = 'other'")
        cursor.execute("SET session_replication_role = DEFAULT")
    report = move(report, "amend", world.alice, "漏计。")
    actions.save_passage(report, "other", "另外说明。", "", done=True, by=world.alice)
    assert move(report, "abandon", world.alice).texts["other"] == ""


def test_the_reviewers_are_shown_what_changed_since_it_was_published(world, client, correcting):
    report = move(changed(world, correcting), "submit", world.alice)
    client.force_login(world.bob)
    actions.open_review(report, by=world.bob)
    page = client.get(f"{report.get_absolute_url()}review/").content.decode()
    assert NOTE in page and ">2</b>项需要看" in page and "against=published" in page
    assert "against=last_review" not in page  # what he decided on before is what was published
    with pytest.raises(Refused, match="这是已发布报告的更正，请单独审核"):
        actions.approve_plain(report, by=world.bob, version=report.version)


def test_those_whom_it_concerns_are_told(world):
    move(in_state(world, "published"), "amend", world.bob, "漏计。")
    told = Notice.objects.filter(event__verb="amend").values_list("person__name", flat=True)
    assert set(told) == {"安立", "常督", "常二"} and mail.outbox == []


def test_every_move_that_is_told_has_its_sentence():
    assert {move.verb for move in MOVES} <= set(SAYS)


def test_talk_goes_on_in_a_correction_and_ends_with_it(world, correcting):
    actions.say(correcting, "台账已核对。", by=world.alice)
    report = move(correcting, "abandon", world.alice)
    with pytest.raises(Refused, match="报告已发布，批注不能再写"):
        actions.say(report, "再问。", by=world.alice)

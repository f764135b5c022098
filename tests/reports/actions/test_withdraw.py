"""撤销发布: nothing is to be read any more, the address says why; a later version brings it back."""

import pytest
from django.db import DatabaseError, transaction

from reports import actions, published
from reports.actions import Refused
from reports.held_against import below
from reports.models import Withdrawal
from tests.portal import page
from tests.world import again, changed, corrected, in_state, move

REASON = "正文中有不应公开的个人信息。"
OWN = "/2024/wangxi-swj/"


@pytest.fixture
def twice(world):
    """A report with two versions."""
    return corrected(world, in_state(world, "published"))


def brought_back(world, report):
    report = changed(world, move(report, "take_up", world.alice))
    for verb, by in (("submit", world.alice), ("forward", world.bob), ("approve", world.carol)):
        report = move(report, verb, by)
    return move(report, "publish", world.bob)


def test_it_needs_a_reason_and_never_changes(world, client):
    report = in_state(world, "published")
    with pytest.raises(Refused, match="请写明撤销的原因"):
        move(report, "withdraw", world.bob)
    client.force_login(world.carol)
    sent, address = (
        {"version": report.version, "reason": REASON},
        f"{report.get_absolute_url()}moves/withdraw/",
    )
    client.post(address, sent)
    assert not Withdrawal.objects.exists()  # it has to be confirmed
    client.post(address, sent | {"confirmed": "1"})
    report = again(report)
    assert (report.state, report.is_public, report.is_late) == ("withdrawn", False, True)
    with transaction.atomic(), pytest.raises(DatabaseError, match="Cannot update or delete"):
        Withdrawal.objects.update(reason="")


ADDRESSES = ["", "v1/", "v2/", "v2/changes/", "report.pdf", "v1/report.pdf"]


def test_every_address_of_it_says_that_it_is_gone_and_why(world, client, twice):
    move(twice, "withdraw", world.bob, REASON)
    for end in ADDRESSES:
        text = page(client, f"{OWN}{end}", 410).text_content()
        assert REASON in text and "第1至2版" in text and "询问" in text and "本年新收" not in text
    assert client.get(f"{OWN}v3/").status_code == 404  # what never was is not said to be gone
    [row] = [row for row in published.rows(2024) if row.name == "望溪县水务局"]
    assert (row.status_label, row.address, row.files) == ("已撤销", OWN, [])
    assert not published.newest().exists() and OWN not in client.get("/sitemap.xml").content.decode()
    assert "望溪县水务局" in below(world.county, 2024).missing


def test_the_next_version_lives_at_the_address_and_the_withdrawn_ones_stay_gone(world, client, twice):
    report = brought_back(world, move(twice, "withdraw", world.bob, REASON))
    assert (report.state, report.is_public) == ("published", True)
    shown = page(client, OWN).text_content()
    assert "第3版（现行）" in shown and "改了什么" not in shown
    assert client.get(f"{OWN}v2/").status_code == client.get(f"{OWN}v1/report.pdf").status_code == 410
    assert client.get(f"{OWN}v3/changes/").status_code == 404


def test_published_by_mistake_it_may_come_back_unchanged(world):
    report = move(in_state(world, "withdrawn"), "take_up", world.alice)
    assert move(report, "abandon", world.alice).state == "withdrawn"
    report = move(report, "take_up", world.alice)
    actions.write_note(report, "误撤销，重新公布。", by=world.alice)
    assert move(report, "submit", world.alice).state == "submitted"


def test_in_the_middle_of_a_correction_what_was_typed_stays(world):
    report = changed(world, in_state(world, "correcting"))
    report = move(move(report, "withdraw", world.bob, REASON), "take_up", world.alice)
    assert report.raws["requests.new.person"] == "1"
    report = move(report, "abandon", world.alice)
    assert (report.state, report.raws["requests.new.person"]) == ("withdrawn", "0")


def test_points_that_a_reviewer_noted_are_still_his(world):
    report = move(changed(world, in_state(world, "correcting")), "submit", world.alice)
    actions.open_review(report, by=world.bob)
    actions.add_comment(report, "请核对。", by=world.bob)
    report = move(report, "withdraw", world.carol, REASON)
    assert report.comments.get().sent_at is None


def test_every_move_has_its_button_where_it_is_to_be_made(world, client):
    report = in_state(world, "published")
    for verb, by in (
        ("amend", world.alice),
        ("abandon", world.alice),
        ("withdraw", world.carol),
        ("take_up", world.bob),
    ):
        client.force_login(by)
        assert f"/moves/{verb}/" in client.get(report.get_absolute_url()).content.decode()
        report = move(report, verb, by, REASON)

"""撤销发布: nothing is to be read any more, the address says why; a later version brings it back."""

import pytest
from django.db import DatabaseError, transaction

from config.site import Site
from reports import actions, published
from reports.actions import Refused
from reports.held_against import below
from reports.models import Notice, Withdrawal
from reports.notices import sentence
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
    assert (report.state, report.is_public, report.is_late) == ("withdrawn", False, False)
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
    assert f"撤销发布（原因：{REASON[:-1]}），改正后重新发布为第3版。" in shown and "第1至2版于" in shown
    assert "第3版已于" in page(client, f"{OWN}v1/", 410).text_content()
    assert "重新发布：望溪县水务局" in client.get("/feed.atom").content.decode()
    assert client.get(f"{OWN}v2/").status_code == client.get(f"{OWN}v1/report.pdf").status_code == 410
    assert "已经撤销发布，不再公开" in page(client, f"{OWN}v3/changes/", 404).text_content()


def test_unchanged_it_comes_back_only_where_its_author_says_so(world, client):
    report = move(in_state(world, "withdrawn"), "take_up", world.alice)
    actions.write_note(report, "误撤销，重新公布。", by=world.alice)
    client.force_login(world.alice)
    sent = {"version": again(report).version, "from": "check"}
    refused = client.post(f"{report.get_absolute_url()}moves/submit/", sent, follow=True)
    assert "与撤销发布的一版完全相同" in refused.content.decode() and again(report).state == "correcting"
    client.post(f"{report.get_absolute_url()}moves/submit/", sent | {"unchanged": "1"})
    assert "内容没有改动，只是重新公布" in again(report).events.first().details
    client.force_login(world.bob)
    read = client.get(f"{report.get_absolute_url()}review/").content.decode()
    assert "这是撤销发布后的重新办理" in read and "内容没有改动，填报人确认" in read


def test_given_up_it_stays_withdrawn_and_all_are_told_so(world, client):
    report = move(move(in_state(world, "withdrawn"), "take_up", world.alice), "abandon", world.alice)
    assert (report.state, report.status.waits_for) == ("withdrawn", "可以重新办理")
    told = Notice.objects.get(event__verb="abandon", person=world.bob)
    assert sentence(told) == "安立放弃了重新办理，报告仍是已撤销发布，公开页面只说明撤销的原因。"
    client.force_login(world.carol)
    row = page(client, "/work/offices/wangxi/2024/").xpath("//tr[contains(., '水务局')]")[0].text_content()
    assert "撤销发布 包审" in row and "放弃" not in row and "已逾期" not in row


def test_what_was_typed_stands_in_the_form_that_was_refused(world, client):
    report = in_state(world, "published")
    client.force_login(world.bob)
    sent = {"version": report.version, "reason": REASON}
    client.post(f"{report.get_absolute_url()}moves/withdraw/", sent)
    shown = page(client, report.get_absolute_url())
    [fold] = shown.xpath("//details[@open]")
    assert fold.xpath(".//textarea[@id='reason-withdraw']")[0].text.strip() == REASON
    assert "请先勾选" in fold.xpath(".//*[@autofocus]")[0].text_content()
    assert not page(client, report.get_absolute_url()).xpath("//*[@autofocus]")  # said once


def test_its_staff_are_not_led_to_a_page_that_is_gone(world, client, twice):
    client.force_login(world.bob)
    twice = move(twice, "withdraw", world.bob, REASON)
    versions = page(client, twice.get_absolute_url()).xpath("//ul[@class='versions']")[0]
    assert (
        versions.text_content().count("已撤销发布，不再公开") == 2
        and "公开页面" not in versions.text_content()
    )


def test_whom_to_ask_is_named_as_far_as_it_is_known():
    assert (
        Site().whom_to_ask == ""
        and Site(sponsor="望溪县人民政府办公室").whom_to_ask == "望溪县人民政府办公室"
    )
    assert Site(sponsor="县政府办", contact="0591-1234567").whom_to_ask == "县政府办，0591-1234567"


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

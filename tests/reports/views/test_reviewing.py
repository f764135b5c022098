"""The review by difference: what it opens on, ticks, the comparison, several at once."""

import re

import pytest
from django.urls import reverse
from lxml import html

from reports import actions
from reports.models import Tick
from reports.views import bulk
from tests.world import again, frozen, in_state, move, opened

NEW, DONE = "requests.new.person", "requests.granted.person"


def page(client, report, name, **asked):
    answer = client.get(reverse(name, args=report.address), asked)
    assert answer.status_code == 200
    return html.document_fromstring(answer.content.decode())


def every(tree, path):
    """Elements by “tag.class tag”, as far as these tests need it."""
    steps = (
        re.fullmatch(r"([a-z0-9]*)(?:\.([a-z-]+))?(?:\[(.+)\])?", step).groups() for step in path.split()
    )
    tests = (
        (tag or "*")
        + f"[contains(concat(' ', @class, ' '), ' {css} ')]" * bool(css)
        + f"[@{has}]" * bool(has)
        for tag, css, has in steps
    )
    return tree.xpath("".join(f"//{test}" for test in tests))


def text(tree, path):
    return [" ".join(found.text_content().split()) for found in every(tree, path)]


@pytest.fixture
def report(world, client):
    """水务局's report, handed in again after a return with a point; 2 申请 became 3."""
    first = in_state(world, "submitted", {NEW: "2", DONE: "2"})
    actions.open_review(first, by=world.bob)
    actions.add_comment(first, "请核对台账。", by=world.bob, cell=NEW)
    returned = move(first, "return", world.bob, reason="请核对。")
    was, now = {NEW: "2", DONE: "2"}, {NEW: "3", DONE: "3"}
    actions.save_table(returned, "requests", now, was, done=True, by=world.alice)
    again_in = move(returned, "submit", world.alice)
    actions.open_review(again_in, by=world.bob)
    client.force_login(world.bob)
    return again(again_in)


def test_it_opens_on_what_changed_since_his_last_decision(client, report):
    found = page(client, report, "review")
    assert text(found, ".eyes-head h2") == ["169项中2项需要看"]
    assert text(found, ".switch a[aria-current]") == ["自上次审核以来"]
    assert text(found, "tr.eye")[0].startswith(
        "一、本年新收政府信息公开申请数量 · 自然人 2 3 +1 +50% 改过 上次有要点"
    )
    assert "上次的要点：请核对台账。" in text(found, "tr.eye")[0]
    assert text(found, ".whole summary") == [
        "其余167项：与上次审核时相同 164项，没有改动、也没有勾选过核对 3项 按官方版式看全文"
    ]


def test_the_view_against_last_year_has_its_own(client, report):
    found = page(client, report, "review", against="last_year")
    assert text(found, ".switch a[aria-current]") == ["与上年"]
    assert text(found, ".eyes-head h2") == ["169项中5项需要看"]  # no last year: two figures, three passages


def test_a_point_on_a_row_is_met_again_where_its_figures_are(client, world, report):
    actions.add_comment(report, "这一行请核对。", by=world.bob, section="requests", row="requests.granted")
    returned = move(report, "return", world.bob, reason="请核对。")
    move(returned, "submit", world.alice)
    assert text(page(client, report, "review"), "tr.eye") == [
        "（一）予以公开 · 自然人 3 3 上次有要点 上次的要点：这一行请核对。"
    ]


def test_a_tick_without_script_leads_back_with_one_less(client, report):
    sent = {"place": [NEW], "version": report.version, "against": "last_review"}
    answer = client.post(reverse("tick", args=report.address), sent, follow=True)
    found = html.document_fromstring(answer.content.decode())
    assert text(found, ".eyes-head h2") == ["169项中1项需要看"]
    assert text(found, ".eyes-done li")[0].startswith("一、本年新收政府信息公开申请数量 · 自然人：3")


def test_a_click_is_answered_in_json(client, report):
    address, ask = reverse("tick", args=report.address), {"accept": "application/json"}
    assert client.post(address, {"place": NEW, "version": report.version}, headers=ask).json() == {}
    assert client.post(address, {"untick": NEW, "version": report.version}, headers=ask).json() == {}
    stale = client.post(address, {"place": NEW, "version": 0}, headers=ask)
    assert stale.status_code == 409 and "又改过" in stale.json()["sentence"]
    assert not Tick.objects.exists()


def test_a_refused_tick_is_said_on_the_page(client, report):
    answer = client.post(
        reverse("tick", args=report.address), {"from": "review", "version": report.version}, follow=True
    )
    assert "没有选中任何一项" in answer.content.decode()


def test_the_whole_report_is_there_and_opens_where_a_point_is_written(client, report):
    found = page(client, report, "review", whole="1", cell=NEW)
    assert every(found, "details.whole[open]")
    assert len(every(found, ".whole td[id]")) == 200


def test_few_queries(client, report, django_assert_max_num_queries):
    with django_assert_max_num_queries(28):
        page(client, report, "review")


def test_a_review_of_a_version_never_returned_is_against_last_year(client, world):
    frozen(opened(world, 2023), {NEW: "2", DONE: "2"}, world.bob)
    client.force_login(world.bob)
    found = page(client, in_state(world, "submitted", {NEW: "3", DONE: "3"}), "review")
    assert text(found, ".switch a") == ["与上年"]
    assert text(found, ".whole-count")[0].startswith("其余167项：为0 164项")


def test_two_versions_are_compared(client, report):
    found = page(client, report, "compare")
    assert text(found, "select option")[-1] == "现在的内容"
    assert "第1次提交" in text(found, ".compare-head b")[0]
    assert text(found, "td.differs")[0] == "2 3"
    assert [len(every(found, f"td.differs {tag}")) for tag in ("del", "ins")] == [6, 6]


def test_side_by_side_is_a_list(client, report):
    found = page(client, report, "compare", show="beside", all="1")
    assert len(every(found, ".compare-list tbody tr")) == 200
    assert every(found, ".beside-pair")


def test_two_years_are_compared(client, world, report):
    frozen(opened(world, 2023), {NEW: "7"}, world.bob)
    frozen(opened(world, 2022), {NEW: "9"}, world.bob)
    found = page(client, report, "compare", a="y2022", b="y2023")
    assert text(found, "td.differs")[0] == "9 7"
    assert "相同的部分：二、主动公开政府信息情况" in found.text_content()


def test_a_text_against_itself_is_the_same(client, report):
    assert "数字、正文完全相同" in page(client, report, "compare", a="now", b="now").text_content()


@pytest.fixture
def office(world, client):
    """常督 with two reports that wait: 水务局's is plain, 教育局's has nothing to be held against."""
    frozen(opened(world, 2023), {NEW: "2", DONE: "2"}, world.bob)
    plain = in_state(world, "forwarded", {NEW: "3", DONE: "3"})
    client.force_login(world.carol)
    return plain


def test_several_are_listed_chosen_confirmed_and_told(client, office):
    listed = html.document_fromstring(client.get(reverse("bulk")).content.decode())
    assert text(listed, ".bulk tbody td")[1:4] == ["新收 3件 上年2件", "办结 3件 上年2件", "还要看2项"]
    confirm = html.document_fromstring(client.post(reverse("bulk"), {"report": office.pk}).content.decode())
    assert text(confirm, ".bulk-read h3") == ["一、总体情况", "五、存在的主要问题及改进情况"]
    assert "公开目录改为由办公室每月核对一次" in text(confirm, ".bulk-read")[0]
    assert "确认通过" in text(confirm, ".bulk-do")[0] and again(office).state == "forwarded"
    told = client.post(reverse("bulk"), sent(office)).content.decode()
    assert "办理了1份" in told and again(office).state == "approved"


def sent(office, **more):
    """What the confirmation sends."""
    return {"version": f"{office.pk}:{office.version}", "read": office.pk, "confirmed": "1"} | more


def test_one_that_was_not_read_does_not_pass(client, office):
    told = client.post(reverse("bulk"), sent(office, read=[])).content.decode()
    assert "还有2项没有看过" in told and again(office).state == "forwarded"


def test_a_refusal_is_told_and_the_others_go_on(client, office):
    several = [f"{office.pk}:{office.version - 1}", "999999:1", "x"]
    told = client.post(reverse("bulk"), sent(office, version=several)).content.decode()
    assert "没有办理任何一份，1份没有办成" in told and "另有2份已经不在等您审核" in told
    assert "报告在列出之后又改过" in told


def test_one_sent_three_times_is_decided_on_once(client, office):
    thrice = [f"{office.pk}:{office.version}"] * 3
    told = client.post(reverse("bulk"), sent(office, version=thrice)).content.decode()
    assert "办理了1份。" in told and "没有办成" not in told


def test_no_more_are_decided_on_than_are_listed(client, office, monkeypatch):
    monkeypatch.setattr(bulk, "MOST", 1)
    two = ["999999:1", f"{office.pk}:{office.version}"]
    told = client.post(reverse("bulk"), sent(office, version=two)).content.decode()
    assert "还有1份没有办理" in told and again(office).state == "forwarded"


def test_a_chosen_one_that_may_no_longer_be_is_told_at_the_confirmation(client, world, office):
    actions.say(office, "请核对。", by=world.carol)
    told = client.post(reverse("bulk"), {"report": [office.pk, 999999]}).content.decode()
    assert "选中的有1份不能一起通过" in told and "有1条批注没有处理" in told
    assert "选中的有1份已经不在等您审核" in told


def test_several_are_returned_with_one_reason(client, world, office):
    actions.add_comment(office, "请核对台账。", by=world.carol, cell=NEW)
    listed = html.document_fromstring(client.get(reverse("bulk"), {"act": "return"}).content.decode())
    assert text(listed, ".list tbody td")[1:] == ["1条要点"] and not every(listed, "input[checked]")
    back = sent(office, act="return", reason="请按新口径核对。")
    assert "办理了1份" in client.post(reverse("bulk"), back).content.decode()
    event = office.events.first()
    assert (event.verb, event.reason, event.comments.get().text) == (
        "send_back",
        "请按新口径核对。",
        "请核对台账。",
    )


def test_none_is_returned_without_a_reason(client, office):
    told = client.post(reverse("bulk"), sent(office, act="return", reason=" ")).content.decode()
    assert "请写明退回的原因。" in told
    (box,) = every(html.document_fromstring(told), "input[checked]")
    assert box.get("value") == f"{office.pk}:{office.version}"
    told = client.post(
        reverse("bulk"), sent(office, act="return", reason="请核对。", version=[])
    ).content.decode()
    assert "没有选中任何一份" in told and "请核对。</textarea>" in told and again(office).state == "forwarded"


def test_nothing_chosen_is_said(client, office):
    assert "没有选中任何一份" in client.post(reverse("bulk")).content.decode()


def test_the_list_can_be_of_one_round(client, office):
    of = {"office": "wangxi", "year": "2023"}
    assert "没有可以一起通过的报告" in client.get(reverse("bulk"), of).content.decode()
    assert "批量审核（1份等待）" in client.get(reverse("round", args=("wangxi", 2024))).content.decode()

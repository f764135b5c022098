"""Filling in through the pages, without JavaScript: what is sent is kept, shown, and never lost."""

import io
import json
import re

import pdfplumber
import pytest
from django.db import transaction
from django.urls import reverse

from reports import actions
from reports.filetypes import json as json_file
from reports.models import Event
from reports.threads import threads
from reports.workflow import MOVES
from tests.contents import zeros
from tests.seeds import figures as seed_figures
from tests.world import PASSWORD, again, fill, in_state, opened

NEW = "requests.new.person"


def page(report, name="section", *more):
    return reverse(name, args=(*report.address, *more))


def send(client, report, cells, section="requests", was=None, **extra):
    """Post a table as the page would: every cell of it, and what it was loaded with."""
    table = report.edition.section(section).table
    loaded = {c.name: report.raws.get(c.name, "") for c in table.cells() if not c.is_total} | (was or {})
    data = loaded | cells | {"was": json.dumps(loaded), "action": "save"} | extra
    return client.post(page(report, "section", section), data)


@pytest.fixture
def report(world, client):
    client.force_login(world.alice)
    return opened(world)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("abc", "不是整数，请只填阿拉伯数字，没有请填0。"),
        ("-1", "“-1”是负数，这里应填不小于0的整数。"),
        ("1.5", "“1.5”带小数，这里应填整数。"),
        ("/", "填的是“/”，没有请填0。"),
        ("10^12", "不是整数，请只填阿拉伯数字"),
        ("1" * 30, "太多了，请核对位数"),
        ("<script>alert(1)</script>", "不是整数"),
    ],
)
def test_odd_input_is_kept_and_pointed_out(client, report, typed, says):
    assert send(client, report, {NEW: typed}).status_code == 302
    assert again(report).raws[NEW] == typed
    shown = client.get(page(report, "section", "requests"))
    assert says in shown.content.decode()
    assert "<script>alert" not in shown.content.decode()


@pytest.mark.parametrize(
    ("typed", "value"), [("１２", 12), ("12件", 12), (" 1,234 ", 1234), ("10" * 6, 101010101010)]
)
def test_what_means_a_number_is_read_as_one(client, report, typed, value):
    send(client, report, {NEW: typed})
    figure = report.figures.get(cell=NEW)
    assert (figure.raw, figure.value) == (typed, value)


def test_a_nul_byte_is_no_500(client, report):
    assert send(client, report, {NEW: "1\x00"}).status_code == 302


def test_zeros_fill_the_blanks_and_nothing_else(client, report):
    send(client, report, {NEW: "7"}, action="zeros")
    raws = again(report).raws
    assert raws[NEW] == "7"
    assert {raw for cell, raw in raws.items() if cell != NEW} == {"0"}


def test_the_check_counts_what_is_only_to_be_looked_at(client, report, world):
    was = fill(report, world.alice).content.passages["overview"]
    more = "".join(f"{a}河{b}村的水厂已经公布水质。" for a in "青白清柳桃杏松石" for b in "东西南北上下前后")
    actions.save_passage(report, "overview", f"{was}{more}", was, done=True, by=world.alice)
    shown = client.get(page(report, "check")).content.decode()
    assert "没有阻断的问题，可以提交；还有1处警告、提示请核对，" in shown
    assert "没有要处理的问题" not in shown


def test_save_and_continue_goes_through_all_six_to_the_check(client, report):
    order = [section.code for section in report.edition.sections]
    following = [page(report, "section", code) for code in order[1:]] + [page(report, "check")]
    for code, expected in zip(order, following, strict=True):
        answer = client.post(page(report, "section", code), {"was": '""', "text": "写。", "action": "next"})
        assert answer.headers["Location"] == expected


def test_a_broken_rule_is_told_in_words_without_javascript(client, report):
    cells = zeros() | {NEW: "6", "requests.granted.person": "5", "requests.carried_out.person": "2"}
    send(client, report, {c: r for c, r in cells.items() if c.startswith("requests.")})
    shown = client.get(page(report, "section", "requests")).content.decode()
    for column in ("自然人列", "总计列"):
        assert (
            f"{column}：一、本年新收 6 + 二、上年结转 0 = 6，应等于（七）总计 5 + 四、结转下年度 2 = 7，相差 1。"
            in shown
        )


def test_two_tabs_merge_different_cells(client, report):
    send(client, report, {NEW: "1"})
    send(client, report, {"requests.granted.person": "2"}, was={})
    assert {c: r for c, r in again(report).raws.items() if r} == {NEW: "1", "requests.granted.person": "2"}


def test_two_tabs_in_the_same_cell_show_both_values(client, report):
    send(client, report, {NEW: "1"})
    answer = send(client, report, {NEW: "2"}, was={NEW: ""})
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "您在别的页面改为“1”，您填的是“2”" in shown
    assert again(report).raws[NEW] == "1"


def test_saving_again_after_the_conflict_decides_for_mine(client, report):
    send(client, report, {NEW: "1"})
    answer = send(client, report, {NEW: "2"}, was={NEW: ""})
    form = answer.context["form"]
    client.post(page(report, "section", "requests"), {NEW: "2", "was": form["was"].value(), "action": "save"})
    assert again(report).raws[NEW] == "2"


def test_two_texts_are_both_shown_and_mine_stays_in_the_form(client, report):
    where = page(report, "section", "overview")
    client.post(where, {"text": "甲。", "was": '""', "action": "save"})
    answer = client.post(where, {"text": "乙。", "was": '""', "action": "save"})
    assert answer.status_code == 409
    assert "您在别的页面改为“甲。”，您填的是“乙。”" in answer.content.decode()
    client.post(where, {"text": "乙。", "was": answer.context["form"]["was"].value(), "action": "save"})
    assert again(report).content.passages["overview"] == "乙。"


def test_of_two_long_texts_the_stretch_that_differs_is_shown(client, report):
    where, start = page(report, "section", "overview"), "全年工作平稳有序。" * 12
    client.post(where, {"text": f"{start}受理12件。{start}", "was": '""', "action": "save"})
    answer = client.post(where, {"text": f"{start}受理19件。{start}", "was": '""', "action": "save"})
    assert re.search("改为“……[^”]*受理12件。[^”]*……”，您填的是“……[^”]*受理19件。", answer.content.decode())


@pytest.mark.parametrize("was", ["", "null", "[1]", "{", '{"requests.new.person": 5}'])
def test_a_tampered_form_is_no_500(client, report, was):
    answer = client.post(page(report, "section", "requests"), {NEW: "1", "was": was, "action": "save"})
    assert answer.status_code in (302, 409)


def test_what_is_typed_after_submission_is_shown_again(client, world):
    report = in_state(world, "submitted")
    client.force_login(world.alice)
    answer = client.post(
        page(report, "section", "overview"), {"text": "晚了一步。", "was": '""', "action": "save"}
    )
    assert answer.status_code == 409
    assert "内容已锁定，没有保存" in answer.content.decode()
    assert "晚了一步。" in answer.content.decode()


def test_a_locked_section_leads_to_the_preview(client, world):
    report = in_state(world, "submitted")
    client.force_login(world.alice)
    answer = client.get(page(report, "section", "problems"))
    assert answer.headers["Location"] == page(report, "preview") + "#problems"


def test_an_unknown_section_is_a_404(client, report):
    assert client.get(page(report, "section", "seventh")).status_code == 404


def test_a_forged_post_for_a_foreign_agency_is_a_404(client, world, report):
    client.force_login(world.dave)
    for name, more in (("section", ["requests"]), ("explain", []), ("move", ["submit"])):
        assert client.post(page(report, name, *more), {NEW: "9"}).status_code == 404
    assert not report.figures.exists()


def test_an_expired_sign_in_loses_nothing(client, world, report):
    client.logout()
    asked = send(client, report, {NEW: "7"})
    assert asked.status_code == 401
    hidden = {f"kept:{name}": value for name, value in asked.context["kept"]}
    again_in = client.post(
        reverse("sign-in-again"),
        {"username": "anli", "password": PASSWORD, "kept_path": asked.context["path"], **hidden},
    )
    client.post(again_in.context["path"], dict(again_in.context["kept"]))
    assert again(report).raws[NEW] == "7"


def test_a_wrong_password_keeps_it_too(client, world, report):
    client.logout()
    answer = client.post(
        reverse("sign-in-again"),
        {"username": "anli", "password": "wrong", "kept_path": "/work/", "kept:text": "长长的一段"},
    )
    assert answer.status_code == 401
    assert "长长的一段" in answer.content.decode()


def test_nobody_is_led_to_another_site(client, world):
    answer = client.post(reverse("sign-in-again"), {"kept_path": "https://elsewhere.example/"})
    assert answer.headers["Location"] == reverse("sign-in")


def test_a_printed_total_waits_for_a_decision(client, world):
    report = opened(world, 2020)
    client.force_login(world.alice)
    actions.load_figures(report, seed_figures("004"), by=world.alice, origin="原件")
    total = "requests.granted.total"
    shown = client.get(page(report, "section", "requests")).content.decode()
    assert "采用计算值" in shown and total in shown
    send(client, again(report), {}, settle=total)
    assert again(report).content.text(total) == "5"


def test_only_totals_can_be_settled(client, report):
    answer = send(client, report, {NEW: "3"}, settle=NEW)
    assert answer.status_code == 409
    assert "这一格不是总计" in answer.content.decode()


def test_a_reason_is_kept_and_shown(client, world, report):
    report = fill(report, world.alice, {"proactive.normative_documents.issued": "9"})
    key = report.key(report.unexplained()[0])
    client.post(page(report, "explain"), {"key": key, "text": "当年制发，当年失效。"})
    assert "当年制发，当年失效。" in client.get(page(report, "check")).content.decode()
    client.post(page(report, "explain"), {"key": key, "action": "take-back"})
    assert "当年制发，当年失效。" not in client.get(page(report, "check")).content.decode()


def test_what_was_looked_at_is_folded_away_and_shown_to_the_reviewer(client, world, report):
    fill(report, world.alice)
    was = again(report).content.passages["other"]
    actions.save_passage(report, "other", was + "材料待补充。", was, done=True, by=world.alice)
    (finding,) = again(report).findings
    assert "核对无误</button>" in client.get(page(report, "check")).content.decode()
    client.post(page(report, "explain"), {"key": report.key(finding), "text": "原文如此。"})
    shown = client.get(page(report, "check")).content.decode()
    assert "没有待处理的问题，可以提交。" in shown
    assert "已说明、已核对的1处" in client.get(page(report, "section", "other")).content.decode()
    opened_by(report, world.bob, world.alice)
    client.force_login(world.bob)
    assert "填报人已核对的1处警告、提示" in client.get(page(report, "review")).content.decode()


def opened_by(report, reviewer, author):
    report = again(report)
    actions.make_move(report, "submit", by=author, version=report.version)
    actions.open_review(report, by=reviewer)


@pytest.mark.parametrize(
    ("verb", "state", "who"),
    [
        ("submit", "draft", "alice"),
        ("recall", "submitted", "alice"),
        ("publish", "approved", "bob"),
        ("publish", "approved", "carol"),
    ],
)
def test_a_double_click_does_it_once(client, world, verb, state, who):
    _clicks(client, in_state(world, state), verb, getattr(world, who))


@pytest.mark.parametrize(
    ("verb", "state", "who"),
    [
        ("forward", "submitted", "bob"),
        ("return", "submitted", "bob"),
        ("approve", "forwarded", "carol"),
        ("send_back", "forwarded", "carol"),
    ],
)
def test_and_so_does_one_on_a_decision(client, world, verb, state, who):
    report = in_state(world, state)
    actions.open_review(report, by=getattr(world, who))
    _clicks(client, report, verb, getattr(world, who))


def _clicks(client, report, verb, who):
    client.force_login(who)
    data = {"version": again(report).version, "reason": "请核对。", "confirmed": "1"}
    answers = [client.post(page(report, "move", verb), data) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert Event.objects.filter(report=report, verb=verb).count() == 1
    told = [str(message) for message in client.get(reverse("work")).context["messages"]]
    assert any("不用再点" in text for text in told)


def test_every_move_has_a_button_where_it_is_due(client, world):
    where = {
        "submit": "check",
        "forward": "review",
        "return": "review",
        "approve": "review",
        "send_back": "review",
    }
    seen = set()
    for state, who in (
        ("draft", "alice"),
        ("submitted", "alice"),
        ("submitted", "bob"),
        ("forwarded", "carol"),
        ("approved", "bob"),
        ("published", "bob"),
        ("correcting", "alice"),
        ("withdrawn", "alice"),
    ):
        with transaction.atomic():
            report = in_state(world, state)
            if state in ("submitted", "forwarded") and who != "alice":
                actions.open_review(report, by=getattr(world, who))
            client.force_login(getattr(world, who))
            for move in MOVES:
                shown = client.get(page(report, where.get(move.verb, "report")))
                if shown.status_code == 200 and page(report, "move", move.verb) in shown.content.decode():
                    seen.add(move.verb)
            transaction.set_rollback(True)
    assert seen == {move.verb for move in MOVES}


def test_a_refusal_from_review_comes_back_to_it(client, world):
    report = in_state(world, "submitted")
    client.force_login(world.bob)
    answer = client.post(page(report, "move", "forward"), {"version": report.version, "from": "review"})
    assert answer.headers["Location"] == page(report, "review")
    assert "请先点“开始审核”" in client.get(page(report, "review")).content.decode()


@pytest.mark.parametrize("version", ["", "x", "-5", "99999999999999999999"])
def test_a_strange_version_is_a_sentence(client, world, version):
    report = in_state(world, "approved")
    client.force_login(world.bob)
    assert (
        client.post(page(report, "move", "publish"), {"version": version, "confirmed": "1"}).status_code
        == 302
    )
    assert again(report).state == "approved"


def test_zeros_do_not_fight_a_colleagues_figure(client, report):
    cells = {c.name: "" for c in report.edition.section("requests").table.cells() if not c.is_total}
    send(client, report, {NEW: "5"})
    answer = client.post(
        page(report, "section", "requests"), cells | {"was": json.dumps(cells), "action": "zeros"}
    )
    assert answer.status_code == 302
    assert again(report).raws[NEW] == "5"


def test_an_unsaved_page_says_so(client, report):
    send(client, report, {NEW: "1"})
    shown = send(client, report, {NEW: "2"}, was={NEW: ""}).content.decode()
    assert "data-unsaved" in shown and "没有保存" in shown


def test_the_trail_tells_what_changed(client, report):
    send(client, report, {NEW: "1"})
    send(client, again(report), {NEW: "2"})
    shown = client.get(page(report, "report")).content.decode()
    assert "填写1处" in shown and "保存 2次" not in shown
    assert "一、本年新收政府信息公开申请数量，申请人情况／自然人：空白 → 2" in shown
    assert "截止2025年1月31日，2021年格式" in shown


def test_a_settled_total_stays_in_the_trail(client, world):
    report = opened(world, 2020)
    client.force_login(world.alice)
    actions.load_figures(report, seed_figures("004"), by=world.alice, origin="2020年原件")
    actions.settle_total(report, "requests.granted.total", by=world.alice)
    shown = client.get(page(report, "report")).content.decode()
    assert "来源：2020年原件" in shown
    assert "原件上是“0”，改用计算值" in shown


def test_points_stand_at_their_place_until_dealt_with(client, world):
    report = in_state(world, "submitted")
    actions.open_review(report, by=world.bob)
    cell = actions.add_comment(report, "请核对这一格。", by=world.bob, cell=NEW)
    actions.add_comment(report, "请写具体。", by=world.bob, section="problems", paragraph=0)
    actions.make_move(report, "return", by=world.bob, version=report.version, reason="请改。")
    client.force_login(world.alice)
    assert "pointed" in client.get(page(report, "section", "requests")).content.decode()
    assert (
        'data-quote="（一）存在的主要问题' in client.get(page(report, "section", "problems")).content.decode()
    )
    client.post(page(report, "resolve-comment", cell.pk), {"resolved": "1"})
    assert "pointed" not in client.get(page(report, "section", "requests")).content.decode()


def test_the_receipts_pdf_is_what_was_handed_in(client, world):
    report = in_state(world, "submitted", {NEW: "6", "requests.granted.person": "6"})
    event = report.events.first()
    actions.make_move(report, "recall", by=world.alice, version=report.version)
    client.force_login(world.alice)
    send(client, again(report), {NEW: "7"})
    printed = client.get(page(report, "receipt-pdf", event.pk))
    with pdfplumber.open(io.BytesIO(printed.content)) as pdf:
        text = "".join(sheet.extract_text() for sheet in pdf.pages)
    assert "6" in text and "7" not in text.replace("（七）", "").replace("7.", "").replace("— 7", "")


def test_the_offices_instructions_reach_the_clerk(client, world):
    report = opened(world)
    actions.open_round(world.county, 2024, [], by=world.carol, note="先核对表内数字。")
    client.force_login(world.alice)
    assert "先核对表内数字。" in client.get(page(report, "report")).content.decode()


def test_a_renamed_agency_reports_under_its_new_name(world):
    report = fill(opened(world), world.alice)
    world.water.name = "望溪县水利局"
    world.water.save()
    actions.make_move(report, "submit", by=world.alice, version=report.version)
    data, title = report.events.first().data, "望溪县水利局2024年政府信息公开工作年度报告"
    assert again(report).title == data["document"]["title"] == title
    assert data["sha256"] == json_file.digest(again(report).content)


@pytest.mark.parametrize(
    ("name", "more", "data"),
    [
        ("comment", [], {"text": "请\x00核对", "section": "other"}),
        ("comment", [], {"text": "请核对", "paragraph": "40000"}),
        ("comment", [], {"text": "请核对", "paragraph": "9" * 5000, "section": "other"}),
        ("move", ["return"], {"version": "9" * 5000, "reason": "请改"}),
        ("move", ["return"], {"version": "1", "reason": "请\x00改"}),
    ],
)
def test_strange_posts_of_a_reviewer_are_no_500(client, world, name, more, data):
    report = in_state(world, "submitted")
    actions.open_review(report, by=world.bob)
    client.force_login(world.bob)
    assert client.post(page(report, name, *more), data | {"from": "review"}).status_code == 302


def test_a_point_typed_and_not_added_goes_out_with_the_return(client, world):
    report = in_state(world, "submitted")
    actions.open_review(report, by=world.bob)
    client.force_login(world.bob)
    data = {"version": report.version, "reason": "请改。", "point": "请核对。", "cell": NEW}
    client.post(page(report, "move", "return"), data)
    (thread,) = threads(again(report), world.alice, "requests")
    assert thread.first.text == "请核对。"


def test_an_approval_does_not_drop_points_unasked(client, world):
    report = in_state(world, "submitted")
    actions.open_review(report, by=world.bob)
    actions.add_comment(report, "请核对。", by=world.bob)
    client.force_login(world.bob)
    data = {"version": report.version, "from": "review"}
    client.post(page(report, "move", "forward"), data)
    assert "已经写了1条要点" in client.get(page(report, "review")).content.decode()
    client.post(page(report, "move", "forward"), data | {"dropped": "1"})
    assert again(report).state == "forwarded"


def test_ticking_a_point_off_leaves_a_finished_text_finished(client, world):
    report = in_state(world, "submitted")
    actions.open_review(report, by=world.bob)
    point = actions.add_comment(report, "请写具体。", by=world.bob, section="problems", paragraph=0)
    actions.make_move(report, "return", by=world.bob, version=report.version, reason="请改。")
    client.force_login(world.alice)
    sent = {
        "text": "改具体了。",
        "was": json.dumps(report.content.passages["problems"]),
        "resolve": str(point.pk),
    }
    client.post(page(report, "section", "problems"), sent)
    assert "problems" in again(report).done
    (thread,) = threads(again(report), world.alice, "problems")
    assert thread.first.resolved_at


def test_somebody_elses_point_cannot_be_ticked_off(client, report):
    answer = client.post(page(report, "section", "overview"), {"text": "", "was": '""', "resolve": "999"})
    assert answer.status_code == 409
    assert "这条批注不在这一部分" in answer.content.decode()

"""批注 as pages: with and without JavaScript, for each side; and nothing of it in what is published."""

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from agencies.actions import appoint
from agencies.roles import Role
from reports import actions
from reports.models import Comment, Notice
from reports.views import inbox
from tests.reports.filetypes.reading import opened as pdf_opened
from tests.world import again, in_state, move, opened

NEW = "requests.new.person"
SECRET = "批注内部讨论"


@pytest.fixture
def report(world):
    return opened(world)


def at(report, name, *more):
    return reverse(name, args=(*report.address, *more))


def words_of(file):
    """The words of a file, whatever its format."""
    if file.startswith(b"%PDF"):
        return "".join(page.extract_text() for page in pdf_opened(file).pages)
    if file.startswith(b"PK"):
        archive = ZipFile(BytesIO(file))
        return "".join(archive.read(name).decode(errors="replace") for name in archive.namelist())
    return file.decode()


def posts(client, report, person, name="say", *more, **data):
    client.force_login(person)
    return client.post(at(report, name, *more), {"from": "section"} | data)


@pytest.mark.parametrize(
    ("section", "place", "kept"),
    [
        ("requests", NEW, {"cell": NEW, "row": "", "section": "requests"}),
        ("requests", "requests.new", {"cell": "", "row": "requests.new", "section": "requests"}),
        ("problems", "p0", {"paragraph": 0, "section": "problems"}),
        ("problems", "", {"paragraph": None, "section": "problems"}),
        ("", "", {"section": ""}),
    ],
)
def test_a_comment_is_kept_where_it_was_made(client, world, section, place, kept):
    draft = in_state(world, "draft")
    answer = posts(client, draft, world.alice, section=section, place=place, text="请看。", part=section)
    said = Comment.objects.get()
    assert {name: getattr(said, name) for name in kept} == kept
    where = at(draft, "section", section) if section else at(draft, "threads")
    assert answer.headers["Location"] == f"{where}#thread-{said.pk}"


def test_the_form_offers_the_place_a_link_names(client, world, report):
    client.force_login(world.alice)
    shown = client.get(at(report, "section", "requests"), {"comment": "requests.new"}).content.decode()
    assert '<option value="requests.new" selected>一、本年新收政府信息公开申请数量（整行）</option>' in shown
    assert f'<option value="{NEW}">' in shown
    assert '<details class="begin" open>' in shown and "报送以后主管部门也看得到" in shown


def offered(client, report, section, **query):
    """The choices of places by their words, each with its value and whether it is chosen."""
    shown = client.get(at(report, "section", section), query).content.decode()
    found = re.findall(r'<option value="(p[^"]*)"( selected)?>([^<]*)<', shown)
    return {words.split()[0]: (value, bool(chosen)) for value, chosen, words in found}


THREE = "甲段。\n乙段。\n丙段。"


def test_another_paragraph_than_the_linked_one_can_be_chosen(client, world, report):
    actions.save_passage(report, "problems", THREE, "", done=False, by=world.alice)
    client.force_login(world.alice)
    places = offered(client, report, "problems", comment="p0")
    assert [chosen for _, chosen in places.values()] == [True, False, False]
    posts(client, report, world.alice, section="problems", place=places["第3段"][0], text="请看。")
    assert Comment.objects.get().paragraph == 2


def test_a_chosen_paragraph_is_found_where_it_has_moved(client, world, report):
    actions.save_passage(report, "problems", THREE, "", done=False, by=world.alice)
    client.force_login(world.alice)
    place, _ = offered(client, report, "problems")["第2段"]
    actions.save_passage(report, "problems", f"新的一段。\n{THREE}", THREE, done=False, by=world.alice)
    posts(client, report, world.alice, section="problems", place=place, text="请看。")
    assert Comment.objects.get().quote == "乙段。"


def test_a_thread_stands_at_its_cell_in_the_form(client, world, report):
    said = actions.say(report, "这里对吗？", by=world.bob, cell=NEW)
    actions.say(report, "整行请核对。", by=world.bob, section="requests", row="requests.new")
    client.force_login(world.alice)
    shown = client.get(at(report, "section", "requests")).content.decode()
    assert f'id="thread-{said.pk}" data-place="{NEW}" data-open' in shown
    assert "row-talk row-pointed" in shown and 'class="cell pointed"' in shown
    assert '<span class="tag tag-returned">2条批注</span>' in shown  # in the rail


@pytest.mark.parametrize("more", [("report",), ("section", "requests"), ("check",)])
def test_a_page_reads_what_was_said_once(client, world, report, more):
    actions.say(report, "这里对吗？", by=world.bob, cell=NEW)
    client.force_login(world.alice)
    with CaptureQueriesContext(connection) as asked:
        client.get(at(report, *more))
    assert sum('FROM "reports_comment"' in query["sql"] for query in asked) == 1


def test_a_script_gets_the_panel_alone(client, world, report):
    said = actions.say(report, "这里对吗？", by=world.bob, cell=NEW)
    client.force_login(world.alice)
    data = {"text": "已核对。", "part": "requests", "from": "section"}
    panel = client.post(at(report, "reply", said.pk), data, headers={"X-Part": "talk"}).content.decode()
    assert "<html" not in panel
    assert "已核对。" in panel and f"thread-{said.pk}" in panel
    refused = client.post(at(report, "reply", said.pk), {"text": " "}, headers={"X-Part": "talk"})
    assert (refused.status_code, refused.content.decode()) == (409, "请写明内容。")


@pytest.mark.parametrize("name", ["say", "reply"])
def test_what_cannot_be_sent_is_not_lost(client, world, report, name):
    said = actions.say(report, "这里对吗？", by=world.bob)
    more = [said.pk] if name == "reply" else []
    long = "字" * 2001
    answer = posts(client, report, world.alice, name, *more, text=long)
    assert answer.status_code == 409
    shown = answer.content.decode()
    assert "写了2001个字，最多2000个字" in shown and long in shown


@pytest.mark.parametrize(
    ("data", "chosen"),
    [
        ({"part": "requests", "section": "requests", "place": NEW}, NEW),
        ({"part": "problems", "section": "problems", "place": "p0"}, "p0:"),
        ({"section": "problems"}, "problems"),
    ],
)
def test_what_cannot_be_sent_keeps_its_place(client, world, data, chosen):
    report = in_state(world, "draft")
    shown = posts(client, report, world.alice, text=" ", **data).content.decode()
    assert re.findall(r'<option value="([^"]*)" selected>', shown)[0].startswith(chosen)
    if part := data.get("part"):
        assert f'name="part" value="{part}"' in shown and f'name="section" value="{part}"' in shown


def test_the_office_does_not_find_in_house_talk(client, world, report):
    said = actions.say(report, SECRET, by=world.alice, cell=NEW)
    client.force_login(world.carol)
    for page in ("report", "threads"):
        assert SECRET not in client.get(at(report, page)).content.decode()
    assert client.post(at(report, "reply", said.pk), {"text": "？"}).status_code == 404


def test_the_reviewer_answers_and_reopens_where_he_reviews(client, world):
    report = in_state(world, "submitted")
    said = actions.say(report, "已核对。", by=world.alice, cell=NEW)
    actions.resolve_comment(said, True, by=world.alice)
    actions.open_review(report, by=world.bob)
    for name, data in (("reply", {"text": "还差一件。"}), ("resolve-comment", {"resolved": "0"})):
        answer = posts(client, report, world.bob, name, said.pk, **data | {"from": "review"})
        assert answer.headers["Location"] == at(report, "review") + f"#thread-{said.pk}"
    shown = client.get(at(report, "review")).content.decode()
    assert "还差一件。" in shown and "未处理" in shown


def test_an_answer_that_was_begun_goes_out_with_the_tick(client, world, report):
    said = actions.say(report, "请核对。", by=world.alice, section="requests")
    client.force_login(world.alice)
    address = reverse("resolve-comment", args=(*report.address, said.pk))
    client.post(address, {"text": "已核对，是3件。", "resolved": "1"})
    said.refresh_from_db()
    assert said.resolved_at and [reply.text for reply in said.replies.all()] == ["已核对，是3件。"]


def test_a_row_can_be_pointed_at_in_the_review(client, world):
    report = in_state(world, "submitted")
    actions.open_review(report, by=world.bob)
    client.force_login(world.bob)
    shown = client.get(at(report, "review"), {"section": "requests", "row": "requests.new"}).content.decode()
    assert 'name="row" value="requests.new"' in shown and "（整行）</label>" in shown
    client.post(at(report, "comment"), {"text": "请核对。", "section": "requests", "row": "requests.new"})
    assert Comment.objects.get().row == "requests.new"


def test_the_bar_counts_and_a_notice_leads_to_the_place(client, world, report):
    said = actions.say(report, "这里对吗？", by=world.bob, cell=NEW)
    client.force_login(world.alice)
    assert 'aria-label="2条未读"' in client.get(reverse("work")).content.decode()
    inbox = client.get(reverse("inbox")).content.decode()
    assert "包审批注了“一、本年新收" in inbox and "这里对吗？" in inbox
    told = Notice.objects.get(comment=said)
    where = client.get(reverse("notice", args=[told.pk])).headers["Location"]
    assert where == at(report, "section", "requests") + f"#thread-{said.pk}"
    told.refresh_from_db()
    assert told.read_at


def test_a_long_list_of_unread_says_how_many_more_there_are(client, world, report, monkeypatch):
    monkeypatch.setattr(inbox, "MOST", 2)
    for number in range(3):
        actions.say(report, f"请看{number}。", by=world.bob)
    client.force_login(world.alice)
    shown = client.get(reverse("inbox")).content.decode()
    assert "未读（4条）" in shown and "还有2条较早的没有列出" in shown
    assert ["请看2。" in shown, "请看0。" in shown] == [True, False]


def test_who_has_moved_to_the_office_reads_in_house_talk_no_more(client, world, report):
    actions.say(report, SECRET, by=world.bob, cell=NEW)
    world.alice.appointments.all().delete()
    appoint(world.alice, world.county, Role.SUPERVISOR, by=None)
    world.alice.email = "alice@example.gov.cn"
    world.alice.save()
    client.force_login(world.alice)
    shown = client.get(reverse("inbox")).content.decode()
    assert "包审批注了" in shown and SECRET not in shown
    assert actions.mail_notices(world.alice.pk) == 1  # 布置 alone


@pytest.mark.parametrize(
    ("method", "headers", "left"),
    [("get", {}, 0), ("head", {}, 1), ("get", {"Sec-Purpose": "prefetch;prerender"}, 1)],
)
def test_only_who_looks_has_read(client, world, report, method, headers, left):
    told = Notice.objects.get(person=world.alice)  # of 布置
    client.force_login(world.alice)
    for address in (at(report, "report"), at(report, "threads"), reverse("notice", args=[told.pk])):
        getattr(client, method)(address, headers=headers)
    assert Notice.objects.filter(person=world.alice, read_at=None).count() == left


@pytest.mark.parametrize(
    ("state", "who", "page"),
    [
        ("submitted", "bob", "review"),
        ("returned", "alice", "report"),
        ("approved", "bob", "report"),
        ("forwarded", "colin", "review"),
    ],
)
def test_a_moves_notice_leads_to_what_is_to_be_done(client, world, state, who, page):
    report = in_state(world, state)
    client.force_login(getattr(world, who))
    told = Notice.objects.get(person=getattr(world, who), event=report.events.first())
    assert client.get(reverse("notice", args=[told.pk])).headers["Location"] == at(report, page)


def test_the_first_page_says_which_report_has_news(client, world, report):
    client.force_login(world.alice)
    assert "1条新消息" in client.get(reverse("work")).content.decode()
    client.get(at(report, "report"))
    assert "条新消息" not in client.get(reverse("work")).content.decode()
    actions.say(report, "请看。", by=world.bob)
    assert client.post(reverse("read-all"), follow=True).content.decode().count("1条消息已标为已读") == 1
    assert "已读的2条" in client.get(reverse("inbox")).content.decode()


def test_the_office_urges_from_its_table(client, world, report):
    client.force_login(world.carol)
    where = reverse("remind", args=["wangxi", 2024])
    assert "已催报1份报告。" in client.post(where, {"report": [report.pk]}, follow=True).content.decode()
    answer = client.post(where, {"all": str(report.pk)}, follow=True)
    assert "一小时内催过的不再催" in answer.content.decode()


def test_nothing_said_is_published(client, world):
    report = in_state(world, "submitted")
    first = actions.say(report, SECRET, by=world.alice, cell=NEW)
    actions.reply(first, SECRET, by=world.bob)
    actions.open_review(report, by=world.bob)
    actions.add_comment(report, SECRET, by=world.bob, section="problems", paragraph=0)
    report = move(report, "return", world.bob, reason=SECRET)
    for verb, by in (("submit", world.alice), ("forward", world.bob), ("approve", world.carol)):
        report = move(report, verb, by)
    client.force_login(world.alice)
    event = report.events.filter(verb="submit").first()
    pages = [
        client.get(at(report, "preview")).content.decode(),
        client.get(at(report, "receipt", event.pk)).content.decode(),
        words_of(client.get(at(report, "preview-pdf")).content),
        words_of(client.get(at(report, "receipt-pdf", event.pk)).content),
    ]
    published = move(report, "publish", world.bob).publications.get()
    pages += [str(published.document), *(words_of(file.read()) for file in published.files.all())]
    assert all("政府信息公开" in page.replace("\n", "") for page in pages)
    assert not [page for page in pages if SECRET in page.replace("\n", "")]
    client.logout()
    assert SECRET not in client.get(again(report).public_url).content.decode()


def test_a_returned_report_begins_with_what_came_back(client, world):
    """包审 returns with a point on a cell, after 安立 has asked something herself and has changed the cell."""
    draft = in_state(world, "draft")
    actions.say(draft, "这格问一下。", by=world.alice, section="requests", cell="requests.new.business")
    sent = move(draft, "submit", world.alice)
    actions.add_comment(sent, "请核对。", by=world.bob, section="requests", cell=NEW)
    move(sent, "return", world.bob, reason="表三请重填。")
    actions.autosave(again(sent), "requests", {NEW: ("0", "7")}, by=world.alice)
    client.force_login(world.alice)
    page = client.get(at(sent, "report")).content.decode()
    first, second = re.findall(r'<li class="point">.*?</li>', page, re.S)
    assert "随退回" in first and "包审" in first and "写时是“0”，现在是“7”" in first
    assert f"/sections/requests/#{NEW}" in first and "安立（您）" in second and "等别人回复" in second
    assert "1条批注" in page and "2条批注没有处理" in page  # one's own question is none of one's tasks
    assert "表三请重填。" in client.get(at(sent, "section", "overview")).content.decode()

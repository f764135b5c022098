"""The office's rules as its supervisor meets them: read, change one, try one."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from lxml import html

from reports import actions, tasks
from reports.checks.rules import RULES
from reports.models import RuleTrial, RuleWeight
from tests.world import faulty

ADDRESS = "/work/offices/wangxi/rules/"


@pytest.fixture
def office(client, world):
    client.force_login(world.carol)
    return client


def page(client, address=ADDRESS, status=200):
    response = client.get(address)
    assert response.status_code == status
    return html.fromstring(response.content.decode())


def text(tree):
    return " ".join(tree.text_content().split())


def rule(tree, code):
    return tree.get_element_by_id(code)


def send(client, **fields):
    asked = {"rule": "TX-1", "weight": "explain", "valid_from": f"{timezone.localdate()}", "reason": "常错。"}
    return client.post(ADDRESS, asked | fields, follow=True)


def test_every_rule_is_there_once(office):
    assert sorted(page(office).xpath("//article/@id")) == sorted(rule.code for rule in RULES)


def test_what_may_be_chosen(office):
    tree = page(office)
    assert rule(tree, "TX-1").xpath(".//option/text()") == [
        "不另行规定（警告）",
        "需说明",
        "警告",
        "提示",
        "不启用",
    ]
    assert "全国一致，不能调整" in text(rule(tree, "T3-1"))
    assert rule(tree, "TX-1").xpath(".//option[@selected]/@value") == ["default"]


def test_a_change_is_shown_with_who_and_why(office):
    assert "已调整TX-1，从" in send(office).content.decode()
    shown = page(office)
    said = text(rule(shown, "TX-1"))
    assert said.startswith("TX-1 需说明") and "原来是警告" in said
    assert "起需说明：常错。（望溪县人民政府 常督，" in said
    assert "本地区现在的调整（1条）" in text(shown)
    assert rule(shown, "TX-1").xpath(".//option[@selected]/@value") == ["explain"]


def test_a_change_to_come_is_announced(office):
    send(office, valid_from=f"{timezone.localdate() + timedelta(days=30)}")
    assert text(rule(page(office), "TX-1")).startswith("TX-1 警告")
    assert "起 需说明 取消这项安排" in text(page(office))


REFUSED = [
    ({"reason": ""}, "请写明调整的理由"),
    ({"valid_from": "明天"}, "生效日期没有认出"),
    ({"valid_from": ""}, "请填写生效日期。"),
    ({"weight": "block"}, "TX-1不能这样定。"),
]


@pytest.mark.parametrize(("asked", "sentence"), REFUSED)
def test_what_was_typed_stays_when_it_is_refused(office, asked, sentence):
    response = send(office, **asked)
    assert response.status_code == 422
    form = rule(html.fromstring(response.content.decode()), "TX-1").xpath(".//details[@open]")[0]
    assert sentence in text(form)
    typed = {"weight": "explain", "valid_from": f"{timezone.localdate()}", "reason": "常错。"} | asked
    assert form.xpath(".//input[@name='reason']/@value") == [typed["reason"]]
    assert not RuleWeight.objects.exists()


def test_twice_is_once(office):
    send(office)
    assert "没有改动" in send(office).content.decode()
    assert RuleWeight.objects.count() == 1


def test_the_year_leads_there(office, world):
    actions.open_round(world.county, 2024, [world.water], by=world.carol)
    for address in ("/work/", "/work/offices/wangxi/2024/"):
        assert ADDRESS in page(office, address).xpath("//a/@href")


def begun(office, code="T2-2"):
    return office.post(reverse("try-rule", args=("wangxi", code))).url


def test_a_trial_shows_how_far_it_is_then_what_it_found(office, world):
    faulty(world)
    url = begun(office)
    waiting = page(office, url)
    assert "已经排队，马上开始。" in text(waiting) and waiting.xpath("//script[contains(@src, 'progress')]")
    tasks.try_rule(RuleTrial.objects.get().pk)
    news = office.get(f"{url}progress?show=&files=").json()
    assert not news["running"] and news["rows"] == {}
    done = page(office, url)
    said = text(done)
    assert "查过的报告2份" in said and "查出2处" in said and "确认无误的（误报）2处" in said
    assert done.xpath("//tbody//a/@href") == ["/2024/wangxi-swj/", "/2023/wangxi-swj/"]
    assert "2份报告，查出2处" in text(page(office))


def test_a_trial_that_finds_nothing_says_so(office, world):
    faulty(world)
    url = begun(office, "TX-1")
    tasks.try_rule(RuleTrial.objects.get().pk)
    assert "没有一处违反这条规则" in text(page(office, url))


def test_an_area_without_reports(office, world):
    url = begun(office, "TX-1")
    tasks.try_rule(RuleTrial.objects.get().pk)
    assert "没有可以试的" in text(page(office, url))


def test_a_worker_that_does_not_run_is_noticed(office, world):
    url = begun(office)
    RuleTrial.objects.update(moved_at=timezone.now() - timedelta(minutes=4))
    assert "后台程序可能没有运行" in text(page(office, url))


def test_what_cannot_be_tried_is_said(office, world):
    assert "只在导入文件时核对" in text(page(office, begun(office, "E-08")))


def test_a_rule_that_is_gone(office, world):
    url = begun(office)
    RuleTrial.objects.update(rule="X-1")
    page(office, url, 404)


def test_the_summary_is_named_as_such(office, world):
    hit = {"year": 2024, "code": "wangxi", "kind": "summary", "name": "望溪县人民政府", "message": "。"}
    trial = RuleTrial.objects.create(
        office=world.county, rule="T2-2", by=world.carol, state="done", total=1, hits=9, found=[hit]
    )
    said = page(office, reverse("rule-trial", args=("wangxi", trial.pk)))
    assert said.xpath("//tbody//a/@href") == ["/2024/wangxi/summary/"]
    assert "望溪县人民政府（汇总）" in text(said) and "只列出前1处" in text(said)

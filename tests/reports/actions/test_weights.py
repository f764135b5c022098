"""What an office makes of the rules: raised and lowered within bounds, from a day on, for its area; tried before."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.db.utils import OperationalError
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from reports import actions, tasks
from reports.checks.rules import BY_CODE
from reports.held_against import context_of
from reports.models import Explanation, Report, RuleTrial, RuleWeight
from reports.schema import Severity
from reports.weights import standings, weights_of
from tests.world import again, faulty, fill, in_state, move, opened

BLOCK, EXPLAIN, WARN, HINT = Severity.BLOCK, Severity.EXPLAIN, Severity.WARN, Severity.HINT


def today(days=0):
    return timezone.localdate() + timedelta(days=days)


def weigh(world, code="TX-1", weight="explain", *, office=None, by=None, days=0, reason="去年多次出错。"):
    office = office or world.county
    by = by or (world.frank if office == world.city else world.carol)
    return actions.set_weight(office, code, weight, by=by, valid_from=today(days), reason=reason)


def weight(agency, code="TX-1", days=0):
    return weights_of(agency, today(days)).get(code, "official")


def test_it_holds_for_the_area_from_its_day_on(world):
    weigh(world, days=3)
    assert weight(world.water) == weight(world.water, days=2) == "official"
    assert (
        weight(world.water, days=3) is weight(world.town, days=3) is weight(world.county, days=3) is EXPLAIN
    )
    assert weight(world.city, days=3) == "official"


def test_the_latest_day_counts_then_the_last_word(world):
    weigh(world, weight="explain", days=2)
    weigh(world, weight="off")
    weigh(world, weight="hint")
    assert (weight(world.water), weight(world.water, days=2)) == (HINT, EXPLAIN)


def test_what_was_set_is_taken_back(world):
    weigh(world)
    weigh(world, weight="default", days=1)
    assert (weight(world.water), weight(world.water, days=1)) == (EXPLAIN, "official")


CHAINS = [
    # rule, the city's word, the county's word, what holds
    ("TX-1", None, None, WARN),
    ("TX-1", EXPLAIN, None, EXPLAIN),
    ("TX-1", EXPLAIN, "off", EXPLAIN),
    ("TX-1", "off", None, None),
    ("TX-1", "off", HINT, HINT),
    ("TX-1", HINT, EXPLAIN, EXPLAIN),
    ("E-17", BLOCK, WARN, BLOCK),
    ("E-17", WARN, BLOCK, BLOCK),
    ("E-17", HINT, None, EXPLAIN),  # never a choice
    ("T3-1", "off", None, BLOCK),
]


@pytest.mark.parametrize(("code", "upper", "lower", "holds"), CHAINS)
def test_a_lower_office_refines_but_lifts_nothing(world, code, upper, lower, holds):
    for office, word in ((world.city, upper), (world.county, lower)):
        if word:
            row = {"office": office, "rule": code, "weight": word, "reason": "。", "by": world.carol}
            RuleWeight.objects.create(valid_from=today(), **row)
    standing = standings(world.county)[code]
    assert standing.weight is holds
    assert weights_of(world.water, today()).get(code, standing.rule.severity) is holds


REFUSED = [
    ({"code": "T3-1", "weight": "warn"}, "T3-1是全国一致的规则，不能调整。"),
    ({"code": "X-1"}, "没有编码为“X-1”的规则。"),
    ({"weight": "block"}, "TX-1不能这样定。可以选：不另行规定（警告）、需说明、警告、提示、不启用。"),
    ({"code": "T2-2", "weight": "hint"}, "T2-2不能这样定。可以选：不另行规定（需说明）、需说明、警告。"),
    ({"days": -1}, "生效日期不能早于今天：已经提交的报告按提交那天的规则校核。"),
    ({"days": 2000}, "太远了，请核对。"),
    ({"reason": " "}, "请写明调整的理由，下级主管部门会看到。"),
    ({"weight": "default"}, "本来就是这样规定的，没有改动。"),
]


@pytest.mark.parametrize(("asked", "sentence"), REFUSED)
def test_what_is_refused(world, asked, sentence):
    with pytest.raises(actions.Refused, match=sentence):
        weigh(world, **asked)
    assert not RuleWeight.objects.exists()


def test_what_the_office_above_raised_cannot_be_lowered(world):
    weigh(world, office=world.city)
    with pytest.raises(actions.Refused, match="可以选：不另行规定（需说明）、需说明。"):
        weigh(world, weight="warn")


@pytest.mark.parametrize("who", ["alice", "bob", "frank", "system"])
def test_only_its_own_supervisors(world, who):
    with pytest.raises(actions.Refused, match="只有望溪县人民政府的主管部门审核员可以调整"):
        weigh(world, by=getattr(world, who))


def test_the_row_is_the_record_and_stays(world):
    row = weigh(world)
    assert (row.by, row.reason, row.label) == (world.carol, "去年多次出错。", "需说明")
    for write in (lambda: RuleWeight.objects.update(reason="x"), row.delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            write()


def test_what_is_to_come_is_called_off(world):
    weigh(world, days=1)
    weigh(world, weight="hint", days=5)
    (first, second) = standings(world.county)["TX-1"].coming
    weigh(world, weight="default", days=1)
    assert standings(world.county)["TX-1"].coming == (second,)
    weigh(world, weight="default", days=5)
    assert (standings(world.county)["TX-1"].coming, weight(world.water, days=9)) == ((), weight(world.water))
    assert first.label == "需说明"


def test_a_report_is_judged_by_the_day_of_its_submission(world):
    weigh(world, "TX-2")
    report = in_state(world, "submitted", {})
    weigh(world)
    assert context_of(report).weights == {"TX-2": EXPLAIN}
    Report.objects.filter(pk=report.pk).update(submitted_at=timezone.now() - timedelta(days=1))
    assert context_of(again(report)).weights == {}
    returned = move(report, "return", world.bob, reason="请改。")
    assert context_of(returned).weights == {"TX-1": EXPLAIN, "TX-2": EXPLAIN}


def test_a_raised_rule_asks_for_a_reason(world):
    report = fill(opened(world), world.alice, {"requests.new.person": "2", "requests.granted.person": "2"})
    text = report.content.passages["overview"]
    said = f"{text}\n本年度收到政府信息公开申请5件。"
    actions.save_passage(report, "overview", said, text, done=True, by=world.alice)
    assert again(report).open_problems() is None
    weigh(world)
    assert "需要说明原因" in again(report).open_problems()


def test_it_costs_one_query(world, django_assert_num_queries):
    weigh(world)
    with django_assert_num_queries(1):
        weights_of(world.water, today())


@pytest.fixture
def published(world):
    return faulty(world)


def tried(world, code="T2-2", office=None, by=None):
    trial = actions.try_rule(office or world.county, code, by=by or world.carol)
    tasks.try_rule(trial.pk)
    trial.refresh_from_db()
    return trial


def test_a_rule_is_tried_on_what_is_published(world, published):
    trial = tried(world)
    assert (trial.state, trial.total, trial.looked) == ("done", 2, 2)
    assert (trial.hits, trial.explained, trial.agencies) == (2, 2, 1)
    first = trial.found[0]
    assert (first["year"], first["code"], first["explained"]) == (2024, "wangxi-swj", True)
    assert "现行有效件数 2" in first["message"]


@pytest.mark.parametrize(("year", "explained"), [(2023, 2), (2024, 1)])
def test_what_was_said_holds_for_later_years_too(world, published, year, explained):
    Explanation.objects.exclude(report__year=year).delete()
    assert tried(world).explained == explained


def test_last_year_is_known_where_there_is_one(world, published):
    assert [hit["year"] for hit in tried(world, "T2-1").found] == [2024]


def test_a_rule_that_is_off_is_tried_as_it_would_be(world, published, monkeypatch):
    weigh(world, "E-26", "off")
    assert tried(world, "E-26").hits == 0
    monkeypatch.setitem(BY_CODE, "T2-1", replace(BY_CODE["T2-1"], severity=None))
    assert tried(world, "T2-1").hits == 1


def test_a_rule_switched_off_in_the_area_is_tried_too(world, published):
    weigh(world, "T2-1", "hint")
    assert tried(world, "T2-1").hits == 1


def test_the_area_is_what_lies_below(world, published):
    assert tried(world, office=world.city, by=world.frank).total == 2
    world.water.parent = world.city
    world.water.save()
    assert tried(world).total == 0


def test_it_changes_nothing(world, published):
    before = (again(published).version, published.events.count(), RuleWeight.objects.count())
    tried(world)
    assert (again(published).version, published.events.count(), RuleWeight.objects.count()) == before


def test_one_at_a_time(world, published):
    first = actions.try_rule(world.county, "T2-2", by=world.carol)
    assert actions.try_rule(world.county, "T2-2", by=world.colin) == first
    assert actions.try_rule(world.county, "T2-1", by=world.colin) != first
    RuleTrial.objects.update(moved_at=timezone.now() - timedelta(minutes=4))
    assert actions.try_rule(world.county, "T2-2", by=world.carol) != first
    assert ProcrastinateJob.objects.filter(task_name="try_rule").count() == 3


def test_a_trial_that_is_done_is_not_run_again(world, published):
    trial = tried(world)
    RuleTrial.objects.update(hits=7)
    tasks.try_rule(trial.pk)
    assert RuleTrial.objects.get().hits == 7


def test_only_the_last_are_kept(world, monkeypatch):
    monkeypatch.setattr(actions.weights, "MOST_TRIALS", 2)
    last = [tried(world).pk for _ in range(4)][-2:]
    assert sorted(RuleTrial.objects.values_list("pk", flat=True)) == last


def test_only_the_first_hits_are_kept_with_their_words(world, published, monkeypatch):
    monkeypatch.setattr(actions.weights, "MOST_FOUND", 1)
    trial = tried(world)
    assert (trial.hits, len(trial.found)) == (2, 1)


def test_what_went_wrong_is_said(world, published, monkeypatch):
    monkeypatch.setattr(actions.weights, "_hits", lambda *_: 1 / 0)
    assert tried(world).state == "failed"


def test_a_database_that_is_away_is_waited_for(world, published, monkeypatch):
    def away(*_):
        raise OperationalError

    monkeypatch.setattr(actions.weights, "_tried", away)
    with pytest.raises(OperationalError):
        tried(world)
    assert RuleTrial.objects.get().is_running


NOT_TRIED = [
    ("carol", "E-08", "E-08只在导入文件时核对，已经公布的报告上没有可以试的。"),
    ("carol", "X-1", "没有编码为“X-1”的规则。"),
    ("alice", "T2-2", "只有望溪县人民政府的主管部门审核员可以在以往报告上试校核规则。"),
]


@pytest.mark.parametrize(("who", "code", "sentence"), NOT_TRIED)
def test_what_is_not_tried(world, who, code, sentence):
    with pytest.raises(actions.Refused, match=sentence):
        actions.try_rule(world.county, code, by=getattr(world, who))


def test_words_for_the_page(world):
    row = weigh(world, weight="off")
    assert str(row).endswith("TX-1 不启用")
    assert row.severity is None
    assert str(actions.try_rule(world.county, "TX-1", by=world.carol)).startswith("TX-1 望溪县人民政府")
    assert isinstance(row.valid_from, date)

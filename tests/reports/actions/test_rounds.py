from datetime import date

import pytest

from reports import actions
from reports.actions import Refused
from reports.models import Report, Round
from tests.world import again, opened


def due(world, year=2024):
    return {
        (r.agency.code, r.kind): r.deadline.isoformat()
        for r in Report.objects.filter(year=year).select_related("agency")
    }


def test_each_agency_gets_its_report_with_the_deadline_of_its_level(world):
    actions.open_round(world.county, 2024, [world.water, world.town, world.tax], by=world.carol)
    assert due(world) == {
        ("wangxi", "own"): "2025-01-31",
        ("wangxi", "summary"): "2025-02-20",
        ("wangxi-swj", "own"): "2025-01-31",
        ("wangxi-qiaotou", "own"): "2025-01-31",
        ("wangxi-swju", "own"): "2025-03-31",
    }


def test_a_city_asks_its_counties_for_their_summaries(world):
    actions.open_round(world.city, 2024, [world.county], by=world.frank)
    assert due(world) == {
        ("pinghe", "own"): "2025-01-31",
        ("pinghe", "summary"): "2025-03-10",
        ("wangxi", "summary"): "2025-02-20",
    }


@pytest.mark.parametrize(
    ("year", "edition"), [(2019, "2019"), (2020, "2019"), (2021, "2021"), (2025, "2021")]
)
def test_the_edition_is_that_of_the_year(world, year, edition):
    assert opened(world, year).edition_code == edition


def test_who_supervises_whom(world):
    opened(world)
    above = {
        (r.agency.code, r.kind): r.supervising for r in Report.objects.select_related("agency", "supervising")
    }
    assert above[("wangxi-swj", "own")] == above[("wangxi", "own")] == world.county
    assert above[("wangxi", "summary")] == world.city


def test_titles_carry_the_office_or_the_government(world):
    opened(world)
    titles = {r.kind: r.title for r in Report.objects.filter(agency=world.county)}
    assert titles["own"] == "望溪县人民政府办公室2024年政府信息公开工作年度报告"
    assert titles["summary"] == "望溪县人民政府2024年政府信息公开工作年度报告"


def test_opening_again_adds_the_new_and_leaves_the_others(world):
    report = opened(world)
    actions.save_passage(report, "other", "无。", "", done=False, by=world.alice)
    actions.open_round(world.county, 2024, [world.water, world.town], by=world.carol, note="补充布置")
    assert again(report).content.passages["other"] == "无。"
    assert Report.objects.filter(agency=world.town).exists()
    assert Round.objects.get().note == "补充布置"


def test_a_local_deadline_may_be_earlier(world):
    actions.open_round(world.county, 2024, [world.water], by=world.carol, earlier=date(2025, 1, 20))
    assert due(world)[("wangxi-swj", "own")] == "2025-01-20"
    assert due(world)[("wangxi", "summary")] == "2025-02-20"


def test_but_never_later_than_the_law(world):
    with pytest.raises(Refused, match="不能晚于法定的2025年1月31日"):
        actions.open_round(world.county, 2024, [world.water], by=world.carol, earlier=date(2025, 2, 1))
    assert not Report.objects.exists()


@pytest.mark.parametrize(
    ("office", "year", "agencies", "by", "says"),
    [
        ("county", 2024, ["water"], "alice", "主管部门审核员可以布置"),
        ("city", 2024, [], "carol", "主管部门审核员可以布置"),
        ("county", 2018, ["water"], "carol", "2018年没有统一的年度报告格式"),
        ("city", 2024, ["water"], "frank", "望溪县水务局不是平和市人民政府的下级机关"),
    ],
)
def test_refusals(world, office, year, agencies, by, says):
    with pytest.raises(Refused, match=says):
        actions.open_round(
            getattr(world, office), year, [getattr(world, a) for a in agencies], by=getattr(world, by)
        )
    assert not Round.objects.exists()

"""布置 and the progress table, as an office uses them."""

import pytest
from django.urls import reverse

from reports.models import Report, Round
from tests.world import in_state, opened, person


@pytest.fixture
def office(world, client):
    client.force_login(world.carol)
    return client


def asks(client, **data):
    """Choose, look, confirm."""
    where, data = reverse("new-round", args=["wangxi"]), {"year": "2024", **data}
    looked = client.post(where, data)
    if "plan" not in (looked.context or {}):
        return looked
    return client.post(where, data | {"confirmed": looked.context["form"].choice()})


def test_nothing_is_opened_before_it_is_confirmed(office, world):
    looked = office.post(
        reverse("new-round", args=["wangxi"]), {"year": "2024", "agencies": [world.water.pk]}
    )
    shown = looked.content.decode()
    assert "望溪县水务局" in shown and "2025年1月31日" in shown and "有的截止日期已经过去" in shown
    assert not Round.objects.exists()


def test_a_confirmation_holds_for_what_was_shown_only(office, world):
    where = reverse("new-round", args=["wangxi"])
    looked = office.post(where, {"year": "2024", "agencies": [world.water.pk]})
    changed = {"year": "2023", "agencies": [world.water.pk], "confirmed": looked.context["form"].choice()}
    assert "请核对，再点下面的“确认布置”" in office.post(where, changed).content.decode()
    assert not Round.objects.exists()


def test_all_that_count_locally_are_chosen_at_first(office, world):
    form = office.get(reverse("new-round", args=["wangxi"])).context["form"]
    assert set(form["agencies"].value()) == {world.water.pk, world.schools.pk, world.town.pk}


def test_opening_a_year(office, world):
    answer = asks(office, agencies=[world.water.pk], note="请按时报送。", earlier="2025-01-20")
    assert answer.headers["Location"] == reverse("round", args=["wangxi", 2024])
    assert Round.objects.get().note == "请按时报送。"
    assert Report.objects.get(agency=world.water).deadline.isoformat() == "2025-01-20"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ({"year": ""}, "请填写报告年度。"),
        ({"year": "去年"}, "请填写四位数的年份，例如 2025。"),
        ({"year": "2018"}, "报告年度从2019到"),
        ({"year": "2999"}, "报告年度从2019到"),
        ({"earlier": "1月20日"}, "请按 2026-01-26 的样子填写日期。"),
        ({"earlier": "2025-03-01"}, "截止日期不能晚于法定的2025年1月31日"),
        ({"agencies": ["999999"]}, "所选机关不在本级下级机关之列"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_chosen_stays(office, world, data, says):
    shown = asks(office, **({"agencies": [world.water.pk], "note": "留着"} | data)).content.decode()
    assert says in shown
    assert "留着" in shown
    assert not Round.objects.exists()


@pytest.mark.parametrize("year", ["2020", "", "x", "99999999"])
def test_a_year_in_the_address_is_offered(office, year):
    assert office.get(reverse("new-round", args=["wangxi"]), {"year": year}).status_code == 200


def test_the_table_shows_everybody_and_both_own_reports(office, world):
    in_state(world, "submitted")
    page = office.get(reverse("round", args=["wangxi", 2024]))
    shown = page.content.decode()
    for text in (
        "望溪县水务局",
        "提交审核 安立",
        "本单位审核人审核",
        "望溪县教育局",
        "望溪县人民政府办公室",
        "汇总",
    ):
        assert text in shown
    assert "没有布置的下级机关：桥头镇人民政府、国家税务总局望溪县税务局（垂直管理，向本系统报告）。" in shown


@pytest.mark.parametrize(("state", "rows"), [("", 4), ("submitted", 1), ("published", 0), ("late", 4)])
def test_it_can_be_narrowed_by_state(office, world, state, rows):
    in_state(world, "submitted")
    page = office.get(reverse("round", args=["wangxi", 2024]), {"state": state})
    assert len(page.context["rows"]) == rows


def test_the_office_opens_its_own_summary(office, world):
    opened(world)
    assert office.get(reverse("report", args=[2024, "wangxi", "summary"])).status_code == 200


def test_a_year_not_opened_is_a_404(office):
    assert office.get(reverse("round", args=["wangxi", 2024])).status_code == 404


def test_a_new_person_is_told_where_to_turn(client, world):
    client.force_login(person("xinren", "新人"))
    assert "您的账户还没有任职" in client.get(reverse("work")).content.decode()


def test_an_office_without_a_round_is_told_what_to_do(office):
    assert "还没有布置过" in office.get(reverse("work")).content.decode()


def test_opening_more_shows_the_deadlines_that_hold(office, world):
    asks(office, agencies=[world.water.pk], earlier="2025-01-20", note="先核对。")
    form = office.get(reverse("new-round", args=["wangxi"]), {"year": "2024"}).context["form"]
    assert form["earlier"].value().isoformat() == "2025-01-20"
    assert world.water.pk not in form["agencies"].value()
    looked = office.post(
        reverse("new-round", args=["wangxi"]), {"year": "2024", "agencies": [world.water.pk]}
    )
    held = {due.agency: due.deadline.isoformat() for due in looked.context["plan"] if due.kind == "own"}
    assert held[world.water] == "2025-01-20"


def test_a_later_note_stands_below_the_first(office, world):
    asks(office, agencies=[world.water.pk], note="先核对。")
    asks(office, agencies=[world.town.pk], note="请附签字。")
    assert Round.objects.get().note == "先核对。\n请附签字。"

"""What a report is held against, as the database knows it."""

from datetime import date

from reports import actions
from reports.checks.specimen import passages
from reports.held_against import neighbours_of
from tests.world import again, fill, opened


def test_the_neighbours_are_the_other_agencies_of_the_county(world, django_assert_num_queries):
    with django_assert_num_queries(1):
        names = neighbours_of(world.water)
    assert set(names) == {"望溪县人民政府", "望溪县教育局", "国家税务总局望溪县税务局", "桥头镇人民政府"}


def test_an_agency_that_was_closed_is_no_neighbour(world):
    world.schools.closed_on = date(2024, 6, 1)
    world.schools.save()
    assert "望溪县教育局" not in neighbours_of(world.water)


def test_a_government_names_its_departments_by_right(world, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert neighbours_of(world.county) == ()


def test_a_report_written_in_a_neighbours_name_is_found_out(world):
    report = fill(opened(world), world.alice)
    text = "望溪县教育局2024年主动公开政府信息30条。"
    actions.save_passage(report, "other", text, passages(2024)["other"], done=True, by=world.alice)
    assert "E-36" in {finding.code for finding in again(report).findings}

"""What a 汇总 is held against: the reports below it as they were published last."""

from decimal import Decimal

import pytest

from agencies.models import Agency
from reports import actions
from reports.held_against import below
from reports.models import Publication, Report, ReportKind
from tests.world import in_state

pytestmark = pytest.mark.django_db
NEW = "requests.new.person"


def test_what_is_published_and_who_is_missing(world):
    in_state(world, "published", {NEW: "3", "requests.granted.person": "3"})
    found = below(world.county, 2024)
    assert found.figures["望溪县水务局"][NEW] == Decimal(3)
    assert found.missing == ("望溪县人民政府办公室", "桥头镇人民政府", "望溪县教育局")
    assert below(world.county, 2023).figures == {}


def test_a_report_that_is_not_published_does_not_count(world):
    in_state(world, "approved")
    assert below(world.county, 2024).figures == {}


def test_a_closed_agency_is_not_missed(world):
    Agency.objects.filter(pk=world.schools.pk).update(closed_on="2024-05-01")
    assert "望溪县教育局" not in below(world.county, 2024).missing


def test_a_city_adds_up_the_sum_of_a_county_not_its_office(world):
    own = Report(
        agency=world.county, supervising=world.city, year=2024, edition_code="2021", deadline="2025-01-31"
    )
    published(own, world, kind=ReportKind.OWN)
    assert "望溪县人民政府" in below(world.city, 2024).missing
    summary = Report(
        agency=world.county, supervising=world.city, year=2024, edition_code="2021", deadline="2025-02-20"
    )
    published(summary, world, kind=ReportKind.SUMMARY)
    assert "望溪县人民政府" in below(world.city, 2024).figures
    assert "望溪县人民政府办公室" in below(world.county, 2024).figures


def published(report, world, kind):
    report.kind, report.title = kind, kind
    report.save()
    cells = len(report.edition.cells)
    values = [Decimal(1)] * (cells - 1) + [None]
    Publication.objects.create(
        report=report,
        number=1,
        edition_code="2021",
        document={},
        sha256="",
        values=values,
        published_at="2025-02-01T00:00Z",
        published_by=world.carol,
    )


def test_a_summary_asks_two_queries_more(world, django_assert_num_queries):
    actions.open_round(world.county, 2024, [world.water], by=world.carol)
    with django_assert_num_queries(2):
        below(world.county, 2024)
    own = Report.objects.get(agency=world.water, year=2024)
    assert own.context.below is None

"""The pages of figures over 1,000 agencies × 10 years: how long each takes when nobody has kept it (PUB-40: 800 ms).

Run: python -m pytest -q -s tests/benchmarks/bench_figures.py  (a database of its own is made, and gone afterwards)
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from time import perf_counter, process_time

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from agencies.models import Agency, Kind, Level, Person
from reports.editions import edition_for
from reports.filetypes import json
from reports.models import Publication, Report
from reports.models.report import new_report
from tests.contents import WRITTEN
from tests.figured import BUSY, content

AGENCIES, YEARS = 1000, range(2016 + 3, 2026 + 3)
PAGES = {
    "all agencies": "/agencies/",
    "an agency": "/agencies/a-7/",
    "six agencies, ten years, four rates": "/compare/?" + "&".join(f"a=a-{n}" for n in range(6)) + "&i=rates",
    "an indicator that is a cell": "/indicators/requests.new.total/",
    "an indicator that is a rate": "/indicators/refused-rate/",
    "the figures of a report": "/2024/a-7/v1/figures/",
    "a figure": "/2024/a-7/v1/figures/requests.new.total/",
}


def fill() -> None:
    county = Agency.objects.create(
        code="wangxi", name="望溪县人民政府", office_name="望溪县人民政府办公室",
        level=Level.COUNTY, kind=Kind.GOVERNMENT,
    )  # fmt: skip
    by = Person.objects.create_user("anli", "安立")
    below = {"level": Level.COUNTY, "kind": Kind.DEPARTMENT, "parent": county}
    agencies = Agency.objects.bulk_create(
        Agency(code=f"a-{n}", name=f"望溪县第{n}局", path=f"wangxi/a-{n}/", **below) for n in range(AGENCIES)
    )
    for year in YEARS:
        of = content(year, BUSY)
        frozen = json.data(of) | {"passages": WRITTEN}
        values = [of.values[cell.name] for cell in edition_for(year).cells]
        reports = Report.objects.bulk_create(
            new_report(one, year, "own", date(year + 1, 1, 31)) for one in agencies
        )
        facts = {"number": 1, "edition_code": of.edition.code, "document": frozen, "sha256": json.digest(of)}
        facts |= {"values": values, "published_at": datetime(year + 1, 1, 20, tzinfo=UTC), "published_by": by}
        Publication.objects.bulk_create((Publication(report=one, **facts) for one in reports), batch_size=500)


@pytest.mark.django_db
def test_pages_of_figures(client: Client) -> None:
    fill()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(f"\n{AGENCIES} agencies × {len(YEARS)} years")
    for name, address in PAGES.items():
        client.get(address)  # templates and lists are read once in a process
        with CaptureQueriesContext(connection) as queries:
            start, worked = perf_counter(), process_time()
            response = client.get(address)
            took, worked = perf_counter() - start, process_time() - worked
        size = len(response.content) / 1024
        spent = f"{1000 * took:7.0f} ms  {1000 * worked:5.0f} ms here  {len(queries):2} queries"
        print(f"{name:38} {spent}  {size:7.0f} KB  {response.status_code}")

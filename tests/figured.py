"""Published figures for tests: versions in force without their files, a drawing saying which figures matter."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from lxml import etree

from agencies.models import Agency, Kind, Level, Person
from reports.content import Content
from reports.editions import edition_for
from reports.exhibits import Exhibit
from reports.figures import read
from reports.filetypes import json
from reports.indicators import Figures
from reports.models import Publication, Report, ReportKind
from reports.models.report import new_report
from tests.contents import zeros

# 60 applications, 40 of them handled: 24 public, 4 in part, 8 refused for two reasons, 4 not held
BUSY = {
    "requests.new.person": "50",
    "requests.new.business": "8",
    "requests.carried_in.person": "2",
    "requests.carried_out.person": "20",
    "requests.granted.person": "20",
    "requests.granted.business": "4",
    "requests.partly_granted.person": "4",
    "requests.refused.third_party.person": "5",
    "requests.refused.inquiry.business": "3",
    "requests.unavailable.not_held.person": "4",
    "remedies.reconsideration.upheld": "20",
    "remedies.reconsideration.corrected": "10",
    "remedies.litigation_after.corrected": "1",
}


def content(year: int, figures: Mapping[str, str], *, agency: str = "望溪县水务局") -> Content:
    """A report of zeros with these figures in it; an empty one is left blank."""
    edition = edition_for(year)
    readings = {
        name: read(raw, edition.by_name[name].kind) for name, raw in (zeros(year) | dict(figures)).items()
    }
    return Content(edition, year, agency, f"{agency}{year}年政府信息公开工作年度报告", readings, {})


def figures(year: int, typed: Mapping[str, str]) -> Figures:
    """The same as the pure rooms take it."""
    report = content(year, typed)
    texts = {cell.name: report.text(cell.name) for cell in report.edition.cells}
    return Figures(report.edition.code, report.values, texts)


def bring_out(
    agency: Agency, year: int, typed: Mapping[str, str], by: Person, kind: str = ReportKind.OWN
) -> Publication:
    """The next version of the agency's report, published on the 20th of January after its year."""
    report = Report.objects.filter(agency=agency, year=year, kind=kind).first()
    if report is None:
        report = new_report(agency, year, kind, date(year + 1, 1, 31))
        report.save()
    of = content(year, typed, agency=agency.own_name)
    found = Publication.objects.create(
        report=report,
        number=report.publications.count() + 1,
        edition_code=of.edition.code,
        document=json.data(of),
        sha256=json.digest(of),
        values=[of.values[cell.name] for cell in of.edition.cells],
        published_at=datetime(year + 1, 1, 20, 9, tzinfo=UTC),
        published_by=by,
    )
    found.files.create(format="html", sha256="0" * 64, size=0)  # lost: its page is set anew from the document
    return found


def build() -> SimpleNamespace:
    """A county, its 水务局 with reports of 2020, 2021 and 2024, the county's own report and its 汇总 of 2024."""
    make, person = Agency.objects.create, Person.objects.create_user("anli", "安立")
    county = make(
        code="wangxi", name="望溪县人民政府", office_name="望溪县人民政府办公室",
        level=Level.COUNTY, kind=Kind.GOVERNMENT,
    )  # fmt: skip
    water = make(
        code="wangxi-swj", name="望溪县水务局", level=Level.COUNTY, kind=Kind.DEPARTMENT, parent=county
    )
    few = {"requests.new.person": "3", "requests.granted.person": "3"}
    for year, typed in ((2020, few), (2021, BUSY), (2024, BUSY)):
        bring_out(water, year, typed, person)
    bring_out(county, 2024, few, person)
    bring_out(county, 2024, BUSY, person, ReportKind.SUMMARY)
    return SimpleNamespace(county=county, water=water, person=person)


def drawn(exhibit: Exhibit) -> list[str]:
    """The numbers of the picture, in its order; none where there is no picture."""
    if not exhibit.svg:
        return []
    picture = etree.fromstring(exhibit.svg)
    return [mark.get("data-value") for mark in picture.iter("{*}g") if mark.get("data-value")]


def listed(exhibit: Exhibit, *columns: int) -> list[str]:
    """The numbers of the table, row by row; of these columns, or of all."""
    rows = [[item.text for item in row.items] for row in exhibit.rows if row.items]
    return [row[n] for row in rows for n in (columns or range(len(row)))]


@pytest.fixture
def figured(db):
    return build()

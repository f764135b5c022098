"""A county with something to read, for the tests of the public side."""

from datetime import datetime
from types import SimpleNamespace

from django.test import Client
from lxml import html as lxml_html

from agencies.models import Agency, Kind, Level, Person
from reports.actions.publish import publish
from reports.filetypes import json
from reports.models import Report, ReportKind
from reports.models.report import new_report

TITLE = "望溪县水务局2024年政府信息公开工作年度报告"
PAGES = [
    *("/", "/map/", "/2024/", "/2024/wangxi-swj/", "/2024/wangxi/summary/", "/2023/nobody/"),
    *("/2024/level/county/", "/years/", "/list/", "/accessibility/"),
]


def build() -> SimpleNamespace:
    """A county: 水务局 and the county's 汇总 are published, 教育局 and 桥头镇 are late, 税务局 was never asked."""
    make = Agency.objects.create
    county = make(
        code="wangxi",
        name="望溪县人民政府",
        office_name="望溪县人民政府办公室",
        level=Level.COUNTY,
        kind=Kind.GOVERNMENT,
    )
    names = {"wangxi-swj": "望溪县水务局", "wangxi-jyj": "望溪县教育局"}
    below = {"level": Level.COUNTY, "kind": Kind.DEPARTMENT, "parent": county}
    water, schools = (make(code=code, name=name, **below) for code, name in names.items())
    town = make(
        code="qiaotou", name="桥头镇人民政府", level=Level.TOWNSHIP, kind=Kind.GOVERNMENT, parent=county
    )
    make(code="swju", name="望溪县税务局", level=Level.COUNTY, kind=Kind.VERTICAL, parent=county)
    person = Person.objects.create_user("anli", "安立")
    deadline = datetime(2025, 1, 31).date()
    reports = {
        "water": new_report(water, 2024, ReportKind.OWN, deadline),
        "schools": new_report(schools, 2024, ReportKind.OWN, deadline),
        "town": new_report(town, 2024, ReportKind.OWN, deadline),
        "office": new_report(county, 2024, ReportKind.OWN, deadline),
        "summary": new_report(county, 2024, ReportKind.SUMMARY, deadline),
    }
    for report in reports.values():
        report.save()
    for name in ("water", "summary"):
        make_public(reports[name], person)
    return SimpleNamespace(person=person, water_bureau=water, **reports)


def make_public(report: Report, person: Person) -> None:
    report.figures.create(cell="requests.new.person", raw="17", state="number", value=17, changed_by=person)
    report.passages.create(code="overview", text="（一）主动公开\n全年公开信息。", changed_by=person)
    make_version(report, person)


def make_version(report: Report, person: Person, note: str = "") -> None:
    """Hand in what it says now, and publish that; with the 更正说明 of a correction."""
    now = Report.objects.get(pk=report.pk)
    now.events.create(
        verb="submit", by=person, version=0, data={"document": json.data(now.content), "correction": note}
    )
    publish(now, person)


def page(client: Client, address: str, status: int = 200) -> lxml_html.HtmlElement:
    response = client.get(address)
    assert response.status_code == status
    return lxml_html.document_fromstring(response.content.decode())

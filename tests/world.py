"""A small county for tests: two agencies, their people, the office above them.

安立 writes and 包审 reviews for 水务局; 常督 and 常二 supervise for the county; 丁远 writes for 教育局, which is none
of 水务局's business; 方市 supervises for the city.
"""

from __future__ import annotations

from types import SimpleNamespace

from django.utils import timezone

from agencies.actions import appoint
from agencies.models import Agency, Kind, Level, Person
from agencies.roles import Role
from reports import actions
from reports.checks import findings
from reports.checks.specimen import passages
from reports.content import Content
from reports.filetypes import json
from reports.models import Report
from reports.workflow import BY_VERB
from tests.contents import report as written
from tests.contents import zeros

PASSWORD = "Wangxi-2026"


def person(username: str, name: str, *posts: tuple[Agency, Role]) -> Person:
    created = Person.objects.create_user(username, name, PASSWORD)
    for agency, role in posts:
        appoint(created, agency, role, by=None)
    return created


def agency(code: str, name: str, level: str, kind: str, parent: Agency | None = None, **more) -> Agency:
    return Agency.objects.create(code=code, name=name, level=level, kind=kind, parent=parent, **more)


def build() -> SimpleNamespace:
    """The county, before anybody has asked for a report."""
    city = agency("pinghe", "平和市人民政府", Level.CITY, Kind.GOVERNMENT, office_name="平和市人民政府办公室")
    county = agency(
        "wangxi", "望溪县人民政府", Level.COUNTY, Kind.GOVERNMENT, city, office_name="望溪县人民政府办公室"
    )
    water = agency("wangxi-swj", "望溪县水务局", Level.COUNTY, Kind.DEPARTMENT, county)
    schools = agency("wangxi-jyj", "望溪县教育局", Level.COUNTY, Kind.DEPARTMENT, county)
    tax = agency("wangxi-swju", "国家税务总局望溪县税务局", Level.COUNTY, Kind.VERTICAL, county)
    town = agency("wangxi-qiaotou", "桥头镇人民政府", Level.TOWNSHIP, Kind.GOVERNMENT, county)
    return SimpleNamespace(
        city=city,
        county=county,
        water=water,
        schools=schools,
        tax=tax,
        town=town,
        alice=person("anli", "安立", (water, Role.AUTHOR)),
        bob=person("baoshen", "包审", (water, Role.REVIEWER)),
        carol=person("changdu", "常督", (county, Role.SUPERVISOR)),
        colin=person("changer", "常二", (county, Role.SUPERVISOR)),
        dave=person("dingyuan", "丁远", (schools, Role.AUTHOR)),
        erin=person("ershen", "尔审", (schools, Role.REVIEWER)),
        frank=person("fangshi", "方市", (city, Role.SUPERVISOR)),
        system=person("guanli", "关理", (county, Role.SYSTEM_ADMIN)),
        security=person("anbao", "安保", (county, Role.SECURITY_ADMIN)),
        audit=person("shencha", "沈查", (county, Role.AUDIT_ADMIN)),
    )


def opened(world: SimpleNamespace, year: int = 2024) -> Report:
    """水务局's report of a year the county has opened."""
    actions.open_round(world.county, year, [world.water, world.schools], by=world.carol)
    return Report.objects.get(agency=world.water, year=year)


def fill(report: Report, by: Person, figures: dict[str, str] | None = None) -> Report:
    """Type every section of it: zeros, these figures, three short passages."""
    raws = zeros(report.year) | (figures or {})
    for section in report.edition.sections:
        if section.table:
            typed = {name: raws[name] for name in section.table.inputs()}
            actions.save_table(report, section.code, typed, dict(report.raws), done=True, by=by)
        else:
            actions.save_passage(
                report, section.code, passages(report.year)[section.code], "", done=True, by=by
            )
    return again(report)


def again(report: Report) -> Report:
    """The report as the database has it now."""
    return Report.objects.get(pk=report.pk)


def move(report: Report, verb: str, by: Person, reason: str = "") -> Report:
    """Make a move on the version that stands now, opening it for review where the move asks for that."""
    report = again(report)
    if verb in ("forward", "return", "approve", "send_back"):
        actions.open_review(report, by=by)
    actions.make_move(report, verb, by=by, version=report.version, reason=reason)
    return again(report)


def in_state(
    world: SimpleNamespace, state: str, figures: dict[str, str] | None = None, year: int = 2024
) -> Report:
    """水务局's report of a year brought to a state by the people whose business it is."""
    report = fill(opened(world, year), world.alice, figures)
    path = {
        "draft": [],
        "submitted": ["submit"],
        "returned": ["submit", "return"],
        "forwarded": ["submit", "forward"],
        "approved": ["submit", "forward", "approve"],
        "published": ["submit", "forward", "approve", "publish"],
        "correcting": ["submit", "forward", "approve", "publish", "amend"],
        "withdrawn": ["submit", "forward", "approve", "publish", "withdraw"],
    }
    who = {
        "submit": world.alice,
        "return": world.bob,
        "forward": world.bob,
        "approve": world.carol,
        "publish": world.bob,
        "amend": world.alice,
        "withdraw": world.bob,
    }
    for verb in path[state]:
        report = move(report, verb, who[verb], reason="请核对。" if BY_VERB[verb].needs_reason else "")
    return report


NOTE = "“予以公开”和“新收”各漏计一件，予以更正。"


def changed(world: SimpleNamespace, report: Report) -> Report:
    """A correction under way, ready to be handed in: one application more than was published, with its note."""
    cells = {
        name: f"{int(report.raws[name]) + 1}" for name in ("requests.new.person", "requests.granted.person")
    }
    actions.save_table(report, "requests", cells, dict(report.raws), done=True, by=world.alice)
    actions.write_note(report, NOTE, by=world.alice)
    return again(report)


def corrected(world: SimpleNamespace, report: Report) -> Report:
    """A published report's next version, as it goes out by the usual way."""
    report = changed(world, move(report, "amend", world.alice, "漏计。"))
    for verb, by in (("submit", world.alice), ("forward", world.bob), ("approve", world.carol)):
        report = move(report, verb, by)
    return move(report, "publish", world.bob)


def frozen(report: Report, figures: dict[str, str], by: Person) -> Content:
    """Publish zeros with these figures as the report of its year, without its files, which take long to make."""
    content = written(zeros(report.year) | figures, report.year)
    kept = {"document": json.data(content), "sha256": json.digest(content), "edition_code": "2021"}
    report.publications.create(number=1, values=[], published_at=timezone.now(), published_by=by, **kept)
    return content


def faulty(world: SimpleNamespace) -> Report:
    """水务局's reports of 2023 and 2024 as published, both with 4 documents made of which 2 are in force.

    Somebody has said that this is right.
    """
    figures = {"proactive.normative_documents.issued": "4", "proactive.normative_documents.in_force": "2"}
    for year in (2023, 2024):
        report = opened(world, year)
        content = frozen(report, figures, world.bob)
        (finding,) = findings(content)
        key = finding.key_in(content)
        report.explanations.create(
            rule=finding.code, key=key, cells=list(finding.cells), text="失效。", by=world.alice
        )
    return report

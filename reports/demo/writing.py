"""How the demo's authors fill their reports in, and what one of them gets back."""

from __future__ import annotations

from decimal import Decimal

from django.db.models import Q

from agencies.models import Kind, Person
from reports import actions
from reports.demo import figures, prose, summaries
from reports.demo.agencies import BY_CODE
from reports.models import Report, ReportKind
from reports.workflow import State

BROKEN, HALF, LEFT_BLANK = ("yunchuan-zrzyj", 2025), ("yunchuan-fgj", 2025), ("yunchuan-kgj", 2025)
NO_PROSE_YET = 2025
AS_PRINTED = ("yunchuan-zwj", 2020)
LEFT_OUT = "proactive.penalties.decisions"
ONE_TOO_MANY = "requests.new.person"
REASON = "其中一件是禁渔期通告，制发当年期满自行失效，没有另行发文废止，因此现行有效件数少一件。"
SENT_BACK = "表三与正文需要再核对，第五部分的改进措施请写具体，修改后请在1月30日前重新报送。"


def own(report: Report, by: Person) -> None:
    """An agency's own report, with what is special about some of them."""
    key = report.agency.code, report.year
    raws = figures.typed(*key)
    passages = prose.write(*key, figures.numbers(raws))
    if number := figures.SEEDS.get(key):
        actions.load_figures(report, figures.seed(number), by=by, origin="从原公开的年度报告载入")
    if key == HALF:
        half(report, raws, passages, by)
        return
    if key == BROKEN:
        raws[ONE_TOO_MANY] = str(int(raws[ONE_TOO_MANY]) + 1)
    if key in (LEFT_BLANK, AS_PRINTED):
        raws = {}
    fill(report, raws, passages, by)
    explain(report, by)


def fill(report: Report, raws: dict[str, str], passages: dict[str, str], by: Person) -> None:
    """Section by section, as the form asks; a table that was loaded is completed where it has blanks."""
    stored = report.raws
    for section in report.edition.sections:
        if not section.table:
            actions.save_passage(report, section.code, passages[section.code], "", done=True, by=by)
        else:
            was = {cell: stored.get(cell, "") for cell in raws}
            new = {cell: was[cell].strip() and was[cell] or raw for cell, raw in raws.items()}
            actions.save_table(report, section.code, new, was, done=bool(raws), by=by)


def half(report: Report, raws: dict[str, str], passages: dict[str, str], by: Person) -> None:
    """The first two sections, and the first rows of the third; then something else came up."""
    begun = {cell: raws[cell] for cell in raws if cell.startswith(("requests.new", "requests.carried_in"))}
    actions.save_passage(report, "overview", passages["overview"], "", done=True, by=by)
    actions.save_table(report, "proactive", raws, {}, done=True, by=by)
    actions.save_table(report, "requests", begun, {}, done=False, by=by)


def explain(report: Report, by: Person) -> None:
    """A reason for everything that wants one."""
    fresh = Report.objects.select_related("agency").get(pk=report.pk)
    for finding in fresh.unexplained():
        actions.explain(fresh, fresh.key(finding), REASON, by=by)


def correct(report: Report, by: Person) -> None:
    """Six decisions more in 表二 and where the text names them, with the public note."""
    old = report.raws[LEFT_OUT]
    new = str(int(old) + 6)
    actions.save_table(report, "proactive", {LEFT_OUT: new}, dict(report.raws), done=True, by=by)
    text = report.texts["overview"]
    said = text
    for words in ("行政处罚{}件", "处罚决定{}件", "{}件行政处罚"):  # reports.demo.phrases
        said = said.replace(words.format(old), words.format(new))
    actions.save_passage(report, "overview", said, text, done=True, by=by)
    note = f"表二“行政处罚”本年处理决定数量漏计6件，由{old}件更正为{new}件，第一部分相应更正。"
    actions.write_note(report, note, by=by)


def summary(report: Report, by: Person) -> None:
    """A government's 汇总: the sum of what has been published below it so far. This year's has no prose yet."""
    below = parts(report)
    inputs = [cell.name for cell in report.edition.inputs]
    raws = figures.summed([part.content.values for part in below], inputs)
    if report.year == NO_PROSE_YET:
        for table in report.edition.tables:
            actions.save_table(report, table.code, raws, {}, done=False, by=by)
        return
    cells = {cell: int(Decimal(raw)) for cell, raw in raws.items()}
    writer = prose.Writer(BY_CODE[report.agency.code], report.year, cells)
    fill(report, raws, summaries.write(writer, len(below)), by)
    explain(report, by)


def parts(report: Report) -> list[Report]:
    """The published reports a 汇总 adds up: the office's own, its agencies' and the lower governments' 汇总.

    Units led from above are not added up locally.
    """
    office = report.agency
    published = Report.objects.filter(year=report.year, state=State.PUBLISHED).select_related("agency")
    known = published.filter(Q(agency=office, kind=ReportKind.OWN) | Q(agency__parent=office))
    return [
        part
        for part in known.exclude(agency__kind=Kind.VERTICAL)
        if part.agency == office or part.agency.supervises == (part.kind == ReportKind.SUMMARY)
    ]


def send_back(report: Report, by: Person) -> None:
    """Points on a cell, a paragraph and the whole, then the report goes back."""
    actions.add_comment(
        report, "与台账不符，台账上自然人予以公开的少一件，请核对。", by=by, cell="requests.granted.person"
    )
    actions.add_comment(
        report,
        "这一段没有写清楚信息更新的责任股室和时限，请补充。",
        by=by,
        section="overview",
        paragraph=5,
    )
    actions.add_comment(report, "请与去年的报告对照，避免改进措施重复。", by=by, section="problems")
    actions.make_move(report, "send_back", by=by, version=report.version, reason=SENT_BACK)

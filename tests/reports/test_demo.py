"""The demo: a county whose reports stand in every state, told once for all tests of this module."""

import re
from collections import Counter
from decimal import Decimal
from io import StringIO
from itertools import combinations
from tempfile import TemporaryDirectory
from unittest.mock import patch

from django.contrib.auth.password_validation import validate_password
from django.core.management import call_command
from django.db import connection
from django.test import TestCase, override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from agencies.models import Agency, Kind, Person
from agencies.roles import Role
from reports import verification
from reports.actions.publish import WRITERS
from reports.compare import compare
from reports.demo.people import PASSWORD, SHOWN
from reports.filetypes import json
from reports.models import (
    Comment,
    Event,
    Explanation,
    Publication,
    Report,
    ReportKind,
    RuleWeight,
    Withdrawal,
)
from reports.prose import length
from reports.schema import Severity
from reports.workflow import State


def run(*arguments):
    out = StringIO()
    call_command("demo", *arguments, stdout=out)
    return out.getvalue()


def report(code, year, kind=ReportKind.OWN):
    return Report.objects.get(agency__code=code, year=year, kind=kind)


def prose(one):
    return "".join("".join(text.split()) for text in one.content.passages.values())


def grams(text):
    return {text[i : i + 5] for i in range(len(text) - 4)}


ALIKE = ("E-37", "TXT-20", "E-38")
STATES = [
    ("yunchuan-zwj", State.DRAFT, False),
    ("yunchuan-czj", State.SUBMITTED, False),
    ("yunchuan-zjj", State.SUBMITTED, True),
    ("yunchuan-gaj", State.FORWARDED, False),
    ("yunchuan-scjgj", State.FORWARDED, True),
    ("yunchuan-rsj", State.RETURNED, False),
    ("yunchuan-jtj", State.APPROVED, False),
    ("yunchuan-jyj", State.PUBLISHED, False),
]


@override_settings(DEMO=True)
class TestDemo(TestCase):
    """A TestCase, because it keeps what was made once for all of its tests."""

    @classmethod
    def setUpTestData(cls):
        folder = cls.enterClassContext(TemporaryDirectory())
        cls.folder = folder
        quick = dict.fromkeys(("pdf", "ofd"), lambda issue: issue.verify_address.encode())
        with (
            override_settings(PUBLISHED_ROOT=folder),
            patch.dict(WRITERS, quick),
        ):  # how they look is not told here
            cls.printed = run()

    def test_reports_stand_in_every_state_those_of_2025_in_each_that_leads_to_publication(self):
        states = Report.objects.values_list("state", flat=True)
        later = {State.CORRECTING, State.WITHDRAWN}
        assert set(states.filter(year=2025)) == set(State) - later and set(states) == set(State)

    def test_one_was_corrected_one_withdrawn_and_one_is_being_corrected(self):
        second, first = report("yunchuan-swj", 2024).publications.all()
        [change] = compare(*(json.read(version.document) for version in (first, second))).figures
        assert (
            change.before in second.note and change.after in second.note and "行政处罚" in change.cell.label
        )
        assert Withdrawal.objects.get().publication.report == report("yunchuan-fgj", 2020)
        assert report("yunchuan-jyj", 2020).is_public

    def test_all_that_was_published_fits_its_seals(self):
        with override_settings(PUBLISHED_ROOT=self.folder):
            assert list(verification.faults()) == []

    def test_a_state_has_its_report(self):
        for code, state, is_opened in STATES:
            one = report(code, 2025)
            assert (one.state, one.is_opened) == (state, is_opened), code

    def test_the_year_before_is_published_but_for_one(self):
        states = Counter(Report.objects.filter(year=2024).values_list("state", flat=True))
        assert states[State.PUBLISHED] == states.total() - 1 == 22

    def test_a_published_report_has_no_open_problem(self):
        for one in Report.objects.filter(state=State.PUBLISHED):
            assert one.open_problems() is None, one.title

    def test_2020_as_printed_does_not_add_up(self):
        one = report("yunchuan-zwj", 2020)
        found = {(f.code, f.place): (f.left, f.right) for f in one.blockers()}
        assert one.state == State.DRAFT
        assert found["T3-3", "requests.granted.person"] == (5, 0)
        assert (1, 6) in [sides for (code, _), sides in found.items() if code == "T3-2"]

    def test_the_broken_draft_breaks_the_printed_rule(self):
        assert {f.code for f in report("yunchuan-zrzyj", 2025).blockers()} == {"T3-1"}

    def test_a_draft_with_blanks_is_left_as_it_was_printed(self):
        one = report("yunchuan-kgj", 2025)
        assert one.raws["requests.granted.person"] == ""
        assert {f.code for f in one.blockers()} == {"E-16"}

    def test_the_county_has_raised_one_rule(self):
        raised = RuleWeight.objects.get()
        assert (raised.office.code, raised.rule, raised.label) == ("yunchuan", "TX-8", "需说明")

    def test_what_was_left_over_is_carried_in(self):
        for one in Report.objects.filter(year=2025, kind=ReportKind.OWN).exclude(figures=None):
            before = report(one.agency.code, 2024)
            for column in ("person", "business", "legal_service", "other"):
                carried = one.raws.get(f"requests.carried_in.{column}", "0").strip()
                assert carried == before.raws[f"requests.carried_out.{column}"].strip(), one.title

    def test_documents_in_force_follow_from_last_year(self):
        name = "proactive.normative_documents"
        for one in Report.objects.filter(year=2025, kind=ReportKind.OWN).exclude(figures=None):
            now, before = one.content.values, report(one.agency.code, 2024).content.values
            stock = before[f"{name}.in_force"] + now[f"{name}.issued"] - now[f"{name}.repealed"]
            assert now[f"{name}.in_force"] == stock, one.title

    def test_every_report_follows_from_last_years_but_the_summary_that_is_not_complete(self):
        two_years = {"T3-5", "T2-1"}
        found = {
            (one.agency.code, one.year, one.kind, one.state)
            for one in Report.objects.select_related("agency")
            if two_years & {finding.code for finding in one.findings}
        }
        assert found == {("yunchuan", 2025, ReportKind.SUMMARY, State.DRAFT)}

    def test_a_county_summary_is_the_sum_of_what_was_published(self):
        parts = Publication.objects.filter(report__year=2024, report__kind=ReportKind.OWN)
        county = parts.filter(report__agency__path__contains="yunchuan/").exclude(
            report__agency__kind=Kind.VERTICAL
        )
        summary = report("yunchuan", 2024, ReportKind.SUMMARY).publications.get()
        assert county.count() == 16
        sums = [
            sum(filter(None, column), Decimal()) for column in zip(*(p.values for p in county), strict=True)
        ]
        assert summary.values == sums

    def test_a_lapsed_document_is_explained(self):
        explanation = Explanation.objects.get(report=report("yunchuan-nyj", 2024))
        assert explanation.rule == "T2-2"

    def test_a_return_points_at_a_cell_and_at_a_paragraph(self):
        points = Comment.objects.filter(report=report("yunchuan-rsj", 2025), event__verb="send_back")
        assert points.exclude(cell="").exists()
        assert points.exclude(paragraph=None).exists()

    def test_reports_have_dates_of_their_own_time(self):
        one = report("yunchuan-jyj", 2024)
        assert one.published_at.date().isoformat() in {"2025-01-29", "2025-01-30", "2025-01-31"}
        days = [timezone.localdate(event.at) for event in one.events.order_by("pk")]
        assert days == sorted(days)
        assert str(days[0]) == "2024-12-17"

    def test_trail_and_time_go_together(self):
        stamps = list(Event.objects.order_by("pk").values_list("at", flat=True))
        assert stamps == sorted(stamps)

    def test_published_reports_say_something_in_every_aspect(self):
        for one in Report.objects.filter(state=State.PUBLISHED, kind=ReportKind.OWN):
            overview = one.content.passages["overview"]
            assert re.findall(r"^（([一二三四五])）", overview, re.MULTILINE) == list("一二三四五")  # noqa: RUF001
            assert 500 <= length(overview) <= 950, one.title

    def test_numbers_in_the_text_are_those_of_the_table(self):
        for one in Report.objects.filter(year=2024, state=State.PUBLISHED):
            new = one.content.values["requests.new.total"]
            assert re.search(rf"(?<!\d){new}件", one.content.passages["overview"]), one.title

    def test_the_text_agrees_with_the_tables_but_in_the_broken_draft(self):
        found = {
            (one.agency.code, one.year, f.code)
            for one in Report.objects.all()
            for f in one.findings
            if f.quote and f.code not in ALIKE
        }
        assert found == {("yunchuan-zrzyj", 2025, "TX-1")}

    def test_a_few_share_a_third_of_their_words_with_a_sister(self):
        found = {
            (one.agency.code, one.year, f.code, f.severity)
            for one in Report.objects.all()
            for f in one.findings
            if f.code in ALIKE
        }
        assert found == {
            ("yunchuan-jyj", 2024, "E-38", Severity.HINT),
            ("yunchuan-czj", 2025, "E-38", Severity.HINT),
            ("yunchuan-jtj", 2025, "E-38", Severity.HINT),
        }

    def test_no_two_reports_read_alike(self):
        texts = {one.title: grams(prose(one)) for one in Report.objects.all() if one.content.passages}
        for (one, ours), (other, theirs) in combinations(texts.items(), 2):
            assert len(ours & theirs) <= 0.5 * min(len(ours), len(theirs)), (one, other)

    def test_a_rare_character_is_published(self):
        passages = report("yunchuan-yanxi", 2024).publications.get().document
        assert "硚湾村" in str(passages)

    def test_every_account_shown_signs_in(self):
        for account in SHOWN:
            assert Person.objects.get(username=account.username).check_password(PASSWORD)

    def test_the_password_keeps_the_rules(self):
        for person in Person.objects.all():
            validate_password(PASSWORD, person)

    def test_everybody_is_marked_as_demo(self):
        assert not Person.objects.filter(is_demo=False).exists()

    def test_the_unit_led_from_above_is_marked(self):
        assert not Agency.objects.get(code="yunchuan-swj").counts_locally

    def test_the_table_names_every_role(self):
        assert {account.role for account in SHOWN} == set(Role)

    def test_the_command_prints_the_accounts(self):
        assert PASSWORD in self.printed
        assert all(account.username in self.printed for account in SHOWN)

    def test_a_second_run_is_quick_and_changes_nothing(self):
        events = Event.objects.count()
        with CaptureQueriesContext(connection) as asked:
            assert "已经在了" in run()
        assert Event.objects.count() == events and len(asked) < 20

    def test_accounts_alone(self):
        assert run("--accounts").splitlines()[0].startswith("角色")

"""Two people, two servers, the same moment: real threads with connections of their own."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import pytest
from django.core import mail
from django.db import connection

from reports import actions, verification
from reports.actions import Refused
from reports.models import Event, Import, LedgerEntry, Report, Round
from reports.taking import Choice
from tests.brought import sample
from tests.world import again, build, fill, in_state, opened

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*works):
    """Run all of them together; returns what each gave, or the refusal it met."""
    barrier = Barrier(len(works))

    def run(work):
        try:
            barrier.wait(timeout=10)
            return work()
        except Refused as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as threads:
        return list(threads.map(run, works))


@pytest.fixture
def world():
    return build()


def test_a_double_click_on_two_servers_submits_once(world):
    report = fill(opened(world), world.alice)
    version = report.version
    click = lambda: actions.make_move(report, "submit", by=world.alice, version=version)  # noqa: E731
    first, second = sorted(at_once(click, click), key=lambda answer: isinstance(answer, Refused))
    assert isinstance(first, Event) and second.done
    assert Event.objects.filter(verb="submit").count() == 1


def test_of_two_supervisors_one_decides(world):
    report = in_state(world, "forwarded")
    actions.open_review(report, by=world.carol)
    version = report.version

    def decides(verb, by):
        return lambda: actions.make_move(report, verb, by=by, version=version, reason="请改。")

    answers = at_once(decides("approve", world.carol), decides("send_back", world.colin))
    assert sum(isinstance(answer, Event) for answer in answers) == 1
    assert again(report).state in ("approved", "returned")


def test_twenty_cells_typed_in_twenty_tabs_all_arrive(world):
    report = opened(world)
    cells = [cell.name for cell in report.edition.inputs if cell.name.startswith("requests.")][:20]

    def types(cell):
        return lambda: actions.save_table(
            report, "requests", {cell: "1"}, {cell: ""}, done=False, by=world.alice
        )

    saved = at_once(*map(types, cells))
    assert [s.changed for s in saved] == [[cell] for cell in cells]
    assert again(report).raws == dict.fromkeys(cells, "1")
    assert again(report).version == 20


def test_the_same_cell_in_two_tabs_is_written_once(world):
    report, cell = opened(world), "requests.new.person"

    def types(raw):
        return lambda: actions.save_table(
            report, "requests", {cell: raw}, {cell: ""}, done=False, by=world.alice
        )

    saved = at_once(types("1"), types("2"))
    assert sorted(len(s.conflicts) for s in saved) == [0, 1]


def test_a_year_opened_twice_at_once_is_opened_once(world):
    opens = lambda: actions.open_round(world.county, 2024, [world.water], by=world.carol)  # noqa: E731
    at_once(opens, opens)
    assert Round.objects.count() == 1
    assert Report.objects.count() == 3
    assert Event.objects.filter(verb="open_round").count() == 3


def test_the_city_and_the_county_ask_for_the_same_summary_once(world):
    at_once(
        lambda: actions.open_round(world.county, 2024, [world.water], by=world.carol),
        lambda: actions.open_round(world.city, 2024, [world.county], by=world.frank),
    )
    assert Report.objects.filter(agency=world.county, kind="summary").count() == 1


def test_a_save_and_a_submission_never_cross(world):
    report = fill(opened(world), world.alice)
    version, cell = report.version, "requests.new.person"
    saved, moved = at_once(
        lambda: actions.save_table(report, "requests", {cell: "9"}, {cell: "0"}, done=True, by=world.alice),
        lambda: actions.make_move(report, "submit", by=world.alice, version=version),
    )
    assert isinstance(saved, Refused) != isinstance(moved, Refused)
    assert (again(report).raws[cell] == "9") == isinstance(moved, Refused)


def test_taking_a_document_and_bringing_more_never_wait_for_each_other(world):
    report = opened(world)
    bring = lambda: actions.bring(report, sample(2024), b"x", "x.docx", by=world.alice)  # noqa: E731
    for _ in range(3):
        waiting = [bring() for _ in range(actions.imports.MOST_WAITING)]
        version = again(report).version
        answers = at_once(
            lambda oldest=waiting[0], version=version: actions.accept_import(
                oldest, Choice(["requests"]), by=world.alice, version=version
            ),
            bring,
            bring,
            lambda oldest=waiting[1]: actions.drop_import(oldest, by=world.alice),
        )
        assert all(isinstance(answer, Import) for answer in answers[1:3])
        assert isinstance(answers[0], Event) or "已经删除" in str(answers[0])


def written_to(person):
    person.email = "bob@example.gov.cn"
    person.save()


def test_a_letter_that_takes_long_holds_up_no_page(world, monkeypatch):
    written_to(world.bob)
    report = in_state(world, "submitted")

    def slowly(*_):
        reads = lambda: actions.read_notices(world.bob, report)  # noqa: E731
        assert at_once(lambda: in_time(reads)) == [1]

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", slowly)
    assert actions.mail_notices(world.bob.pk) == 1


def in_time(work):
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = '2s'")
    return work()


def test_two_workers_send_one_letter(world):
    written_to(world.bob)
    in_state(world, "submitted")
    send = lambda: actions.mail_notices(world.bob.pk)  # noqa: E731
    assert (sorted(at_once(send, send)), len(mail.outbox)) == ([0, 1], 1)


def test_two_publications_at_once_are_entered_one_after_the_other(world):
    works = []
    for year in (2023, 2024):
        report = in_state(world, "approved", year=year)
        works.append(partial(actions.make_move, report, "publish", by=world.bob, version=report.version))
    assert all(isinstance(answer, Event) for answer in at_once(*works))
    assert sorted(LedgerEntry.objects.values_list("number", flat=True)) == [1, 2]
    assert list(verification.faults()) == []

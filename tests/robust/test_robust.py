"""What must not be lost or doubled when servers die, the database hangs up, and two servers write one report."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Event as Signal
from time import sleep
from types import SimpleNamespace

import pytest
from django.db import connection, transaction

from agencies.roles import Role
from reports.history import rewound
from reports.models import Event, Figure, Report
from tests.robust.typist import signed_in
from tests.servers import end, kill, running, start, surroundings
from tests.world import build, opened, person

pytestmark = pytest.mark.django_db(transaction=True)
HANG_UP = """
    SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
"""


@pytest.fixture(scope="module")
def server(django_db_setup):
    """One for all of these tests; who kills it starts it again."""
    environment = surroundings()
    running_one = SimpleNamespace(
        environment=environment, port=environment["PORT"], process=start(environment)
    )
    yield running_one
    end(running_one.process)


@pytest.fixture
def report():
    """水务局's report with 安立 and 安禾, who both write it."""
    world = build()
    found = opened(world)
    found.people = [world.alice, person("anhe", "安禾", (world.water, Role.AUTHOR))]
    found.typists = []
    yield found
    for typist in found.typists:
        typist.hang_up()


def typists(report, *ports):
    """安立 and 安禾, each at a server."""
    pairs = zip(report.people, ports, strict=True)
    report.typists = [signed_in(who, port, report.get_absolute_url()) for who, port in pairs]
    return report.typists


def cells(report, section="requests"):
    """Some rows of a table are enough to be in the midst of it."""
    return list(report.edition.section(section).table.inputs())[:42]


def fill_in(typist, names, begun=None, at=10):
    """Type every cell, one after the other: the number of each is its place; says when it is in the midst of it."""
    for number, cell in enumerate(names):
        typist.type("requests", cell, str(number))
        if begun and number == at:
            begun.set()


def write(typist, words, begun=None):
    """Type a passage word by word, each time the whole text, as the page sends it."""
    for word in words:
        told = typist.type("other", "text", typist.known.get("text", "") + word)
        assert told["conflicts"] == {}


def once(report, names):
    """Every value stored as it was typed, each change told by one event, and prose by edits that fit."""
    assert dict(Figure.objects.filter(report=report).values_list("cell", "raw")) == {
        cell: str(number) for number, cell in enumerate(names)
    }
    events = list(Event.objects.filter(report=report))
    told = Counter(cell for event in events for cell in event.data.get("figures", ()))
    assert told == Counter(names)
    texts = dict(report.passages.values_list("code", "text"))
    assert all(change.is_known for change in rewound(events, texts))
    changes = sum("edit" in event.data or "figures" in event.data for event in events)
    assert Report.objects.get(pk=report.pk).version == changes


def test_a_server_killed_in_the_midst_of_saving_loses_and_doubles_nothing(server, report):
    names, begun = cells(report), Signal()
    alice, anhe = typists(report, server.port, server.port)
    with ThreadPoolExecutor() as both:
        works = [both.submit(fill_in, alice, names, begun), both.submit(write, anhe, "水务公开" * 12)]
        assert begun.wait(60)
        kill(server.process)
        server.process = start(server.environment)
        [work.result(120) for work in works]
    assert 0 in alice.answers + anhe.answers  # somebody did meet nobody
    once(report, names)
    assert report.passages.get().text == "水务公开" * 12


def test_a_database_that_hangs_up_is_a_sentence_and_then_all_goes_on(server, report):
    alice, anhe = typists(report, server.port, server.port)
    with ThreadPoolExecutor() as both:
        with transaction.atomic():
            Report.objects.select_for_update().get(pk=report.pk)  # so that both are in the midst of it
            saving = both.submit(alice.send, "requests", {"changes": {cells(report)[0]: ["", "0"]}})
            page = f"{anhe.address}sections/other/"
            form = f"text=甲&was=&action=save&csrfmiddlewaretoken={anhe.cookies['csrftoken']}"
            posting = both.submit(anhe.ask, "POST", page, form, "application/x-www-form-urlencoded")
            hang_up_when(2)
        status, told = saving.result(30)
        assert (status, "数据库" in told["sentence"]) == (503, True)
        status, body = posting.result(30)
        assert (status, "数据库暂时没有应答" in body.decode()) == (503, True)
        assert [alice.ask("GET", alice.address)[0] for _ in range(8)] == [200] * 8
        work = both.submit(fill_in, alice, cells(report))
        for _ in range(3):
            sleep(0.2)
            hang_up()
        work.result()
    once(report, cells(report))


def hang_up():
    """End every connection but this one."""
    with connection.cursor() as cursor:
        cursor.execute(HANG_UP)


def hang_up_when(waiting):
    """The same as soon as so many wait for a lock."""
    with connection.cursor() as cursor:
        for _ in range(200):
            cursor.execute("SELECT pg_stat_clear_snapshot()")
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
            )
            if cursor.fetchone()[0] >= waiting:
                return hang_up()
            sleep(0.05)
    raise TimeoutError("nobody came to wait")


def type_all(typist, texts):
    for cell, text in texts.items():
        typist.type("requests", cell, text)


def test_two_servers_that_write_one_report_put_it_together(server, report):
    names = cells(report)
    with running() as second, ThreadPoolExecutor() as both:
        alice, anhe = typists(report, server.port, second["PORT"])
        half = [{cell: str(n) for n, cell in enumerate(names) if n % 2 == odd} for odd in (0, 1)]
        list(both.map(type_all, (alice, anhe), half))
        contested = cells(report, "proactive")[0]
        same = list(both.map(lambda who, text: who.type("proactive", contested, text), (alice, anhe), "89"))
    assert sorted(len(told["conflicts"]) for told in same) == [0, 1]
    report.figures.filter(cell__startswith="proactive").delete()
    assert dict(report.figures.values_list("cell", "raw")) == {cell: str(n) for n, cell in enumerate(names)}

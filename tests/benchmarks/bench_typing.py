"""Many people type table 三 at once, each autosaving as the page does; afterwards every value is looked up.

Run: ``.venv/bin/python -m tests.benchmarks.bench_typing [people [seconds between two cells]]``. Starts a database and a
server of its own; a third of the people share their report with another, each typing half of it. The people run on the
same machine and take their part of it: what the server itself needs for a save is told by its processor time.
"""

import os
import random
import shutil
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import quantiles
from urllib.parse import quote

from config import embedded
from config.unprivileged import reachable

CLUSTER = embedded.Cluster(reachable(Path("var/postgres-typing").resolve()))
PASSWORD = "Yanshi-2026"
YEAR = 2024
DOORS = 8  # so many sign in at a time: a password is made to be slow to try


def main() -> None:
    """Set up, type, look up, print."""
    people, pace = int((sys.argv[1:] or ["200"])[0]), float((sys.argv[2:] or ["2"])[0])
    embedded.ensure(CLUSTER)
    at = CLUSTER.database()
    os.environ |= {
        "DATABASE_URL": f"postgres://{at['USER']}@{quote(at['HOST'], safe='')}/{at['NAME']}",
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DEBUG": "true",
    }
    try:
        measure(people, pace)
    finally:
        embedded.leave(CLUSTER)
        shutil.rmtree(CLUSTER.home)


def measure(people: int, pace: float) -> None:
    import django

    django.setup()
    from tests import servers

    environment = servers.surroundings(WORKERS="2")
    server = servers.start(environment)
    try:
        populate(people)
        works = typists(environment["PORT"])
        begun = time.monotonic()
        with ThreadPoolExecutor(DOORS) as threads:
            list(threads.map(lambda work: work[0].sign_in(work[0].name, PASSWORD), works))
        print(f"{people} people signed in, {time.monotonic() - begun:.1f} s", flush=True)
        with ThreadPoolExecutor(people) as threads:
            before, begun = used(server), time.monotonic()
            list(threads.map(lambda work: fill_in(*work, pace), works))
        lasted = time.monotonic() - begun
        tell(works, lasted, used(server) - before)
    finally:
        servers.end(server)
    judge(works)


def populate(people: int) -> None:
    """Offices with a report each: every second has two authors."""
    from django.contrib.auth.hashers import make_password

    from agencies.models import Agency, Appointment, Kind, Level, Person
    from agencies.roles import Role
    from reports import actions

    password = make_password(PASSWORD)  # one for all: each takes its time
    county = Agency.objects.create(
        code="wangxi",
        name="望溪县人民政府",
        level=Level.COUNTY,
        kind=Kind.GOVERNMENT,
        office_name="望溪县人民政府办公室",
    )
    chief = Person.objects.create(username="zhuguan", name="常督", password=password)
    Appointment.objects.create(person=chief, agency=county, role=Role.SUPERVISOR)
    offices = []
    while (written := Appointment.objects.filter(role=Role.AUTHOR).count()) < people:
        number = len(offices)
        office = Agency.objects.create(
            code=f"wangxi-{number}",
            name=f"望溪县第{number}局",
            level=Level.COUNTY,
            kind=Kind.DEPARTMENT,
            parent=county,
        )
        for half in range(min(1 + number % 2, people - written)):
            author = Person.objects.create(username=f"author-{number}-{half}", name="安立", password=password)
            Appointment.objects.create(person=author, agency=office, role=Role.AUTHOR)
        offices.append(office)
    actions.open_round(county, YEAR, offices, by=chief)


def typists(port: str) -> list[tuple]:
    """Everybody with the cells he types and what he types there, which nobody else types anywhere."""
    from agencies.models import Appointment
    from reports.models import Report
    from tests.robust.typist import Typist

    works = []
    for report in Report.objects.filter(kind="own").select_related("agency"):
        names = [c.name for c in report.edition.section("requests").table.cells() if not c.is_total]
        authors = Appointment.objects.filter(agency=report.agency, role="author").select_related("person")
        for half, post in enumerate(authors):
            typist = Typist(port, report.get_absolute_url())
            typist.name, typist.report = post.person.username, report
            own = names[half :: len(authors)]
            works.append((typist, {cell: str(len(works) * 1000 + n + 1) for n, cell in enumerate(own)}))
    return works


def fill_in(typist, texts: dict[str, str], pace: float) -> None:
    """Type a cell every ``pace`` seconds; one request is under way at a time, with all that was typed since the last."""
    time.sleep(random.random() * pace)
    due, left = time.monotonic(), list(texts)
    while left:
        time.sleep(max(0, due - time.monotonic()))
        ready = max(1, int((time.monotonic() - due) / pace) + 1)
        batch, left = left[:ready], left[ready:]
        due += pace * len(batch)
        told = typist.keep("requests", {"changes": {cell: ["", texts[cell]] for cell in batch}})
        assert told["saved"] == {cell: texts[cell] for cell in batch}, told


def used(server) -> float:
    """Seconds of processor time the processes of a server have had."""
    from tests.servers import family

    ticks = 0
    for pid in family(server.pid):
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def tell(works: list[tuple], lasted: float, processor: float) -> None:
    times = sorted(seconds * 1000 for typist, _ in works for seconds in typist.times)
    cut = quantiles(times, n=100)
    cells = sum(len(texts) for _, texts in works)
    print(f"{cells} cells in {len(times)} saves, {lasted:.0f} s: {len(times) / lasted:.0f} saves a second")
    print(
        f"latency p50 {cut[49]:.0f} ms, p95 {cut[94]:.0f} ms, p99 {cut[98]:.0f} ms, most {times[-1]:.0f} ms"
    )
    print(f"processor time of the server {processor / len(times) * 1000:.1f} ms a save")
    print("answers", dict(Counter(status for typist, _ in works for status in typist.answers)))


def judge(works: list[tuple]) -> None:
    """Look every value up, and who typed it; and that each change was told once."""
    from reports.models import Event, Figure

    kept = {(f.report_id, f.cell): f for f in Figure.objects.select_related("changed_by")}
    wanted = {(t.report.pk, cell): (text, t.name) for t, texts in works for cell, text in texts.items()}
    lost = wanted.keys() - kept.keys()
    crossed = [
        k for k in wanted.keys() & kept.keys() if (kept[k].raw, kept[k].changed_by.username) != wanted[k]
    ]
    events = Event.objects.filter(verb="autosave").values_list("report_id", "data")
    told = Counter((report, cell) for report, data in events for cell in data["figures"])
    doubled = [place for place, count in told.items() if count != 1]
    untold = kept.keys() - told.keys()
    found = {"lost": len(lost), "crossed": len(crossed), "doubled": len(doubled), "untold": len(untold)}
    print(f"{len(wanted)} values looked up: {found}")
    if any(found.values()) or kept.keys() - wanted.keys():
        sys.exit("NOT ALL WELL")


if __name__ == "__main__":
    main()

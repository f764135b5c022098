"""The worker of the background jobs: it works, survives the database's absence, and ends with the main process."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection

from agencies.models import Agency, Kind, Level, Person
from config import worker
from reports.actions import archive
from reports.models import ArchiveBatch, ArchiveFile

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def server():
    """script/start's main process on the database of the tests."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    at = connection.settings_dict
    outside = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    outside |= {"PORT": str(port), "DEBUG": "true", "DEMO": "false", "WORKERS": "1"}
    outside["DATABASE_URL"] = f"postgres://{at['USER']}@{quote(str(at['HOST']), safe='')}/{at['NAME']}"
    main = subprocess.Popen(
        [sys.executable, "-m", "config.serve"],
        cwd=ROOT, env=outside, stdout=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    assert any("已启动" in line for line in main.stdout)
    yield main
    if main.poll() is None:
        main.terminate()
        main.wait(timeout=20)
    main.stdout.close()


def workers(main):
    """The numbers of the workers that this main process started."""
    found = []
    for folder in Path("/proc").iterdir():
        try:
            environment = (folder / "environ").read_bytes() if folder.name.isdigit() else b""
        except OSError:
            continue
        if f"{worker.PARENT}={main.pid}\0".encode() in environment:
            found.append(int(folder.name))
    return found


def until(condition, seconds=25):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.2)
    return False


def brought():
    """A document that waits to be read; these bytes are no report."""
    office, _ = Agency.objects.get_or_create(
        code="wangxi", name="望溪县人民政府", office_name="办公室", level=Level.COUNTY, kind=Kind.GOVERNMENT
    )
    person = Person.objects.filter(username="anli").first() or Person.objects.create_user("anli", "安立")
    batch = ArchiveBatch.objects.create(office=office, by=person)
    file = ArchiveFile.objects.create(batch=batch, by=person, **ArchiveFile.facts(b"\x00\x01", "x.docx"))
    archive.app.configure_task(archive.TASK).defer(pk=file.pk)
    return file


def is_read(file):
    return ArchiveFile.objects.get(pk=file.pk).state == "failed"


def test_it_works_survives_and_ends(server):
    first = brought()
    assert until(lambda: is_read(first))
    with connection.cursor() as cursor:  # as a restart of the database does
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    second = brought()
    assert until(lambda: is_read(second))
    assert workers(server)
    os.kill(server.pid, signal.SIGKILL)
    server.wait(timeout=10)
    assert until(lambda: not workers(server))


def test_ended_in_order(server):
    assert until(lambda: workers(server))
    server.send_signal(signal.SIGTERM)
    assert server.wait(timeout=20) == 0
    assert not workers(server)

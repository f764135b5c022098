"""Servers as they run outside of tests, on the database of the tests: started, found, ended the hard way."""

import os
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager, suppress
from dataclasses import fields
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.db import connection

from config.site import Site

ROOT = Path(__file__).resolve().parents[1]


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


def surroundings(**more: str) -> dict[str, str]:
    """The environment of a public site: a pool of connections, to the database of the tests, and no page for developers."""
    at = connection.settings_dict
    outside = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    return (
        outside
        | {f"SITE_{field.name.upper()}": "x" for field in fields(Site)}
        | {
            "PORT": str(free_port()),
            "DEBUG": "false",
            "DEMO": "false",
            "WORKERS": "1",  # enough, and sooner there
            "SECRET_KEY": settings.SECRET_KEY,
            "DATABASE_URL": f"postgres://{at['USER']}@{quote(str(at['HOST']), safe='')}/{at['NAME']}",
        }
        | more
    )


def start(environment: dict[str, str]) -> subprocess.Popen:
    """A server that answers."""
    command = [sys.executable, "-m", "config.serve"]
    server = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert any("已启动" in line for line in server.stdout), "the server did not start"
    return server


def end(server: subprocess.Popen) -> None:
    server.terminate()
    server.wait(timeout=20)
    server.stdout.close()


def kill(server: subprocess.Popen) -> None:
    """As a loss of power does it to one machine: the main process and its workers at once, none of them told."""
    for pid in family(server.pid):
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    server.wait(timeout=5)
    server.stdout.close()


def family(pid: int) -> list[int]:
    """A process and those it started (Linux)."""
    found = [pid]
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        found += [int(child) for child in task.read_text().split()]
    return found


@contextmanager
def running(**more: str):
    """A server for as long as the block lasts; gives its environment."""
    environment = surroundings(**more)
    server = start(environment)
    try:
        yield environment
    finally:
        end(server)

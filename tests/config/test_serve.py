"""What stands in the way of a start is said in words."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from config import context, serve
from tests import portal, servers

ROOT = Path(__file__).resolve().parents[2]


def start(**environment):
    command = [sys.executable, "-m", "config.serve"]
    done = subprocess.run(
        command, cwd=ROOT, env=os.environ | environment, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stderr.strip()


def test_a_busy_port_is_named_with_another_to_take():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert start(PORT=str(port)) == (
            1,
            f"端口 {port} 已被其他程序占用。请换一个端口：PORT={port + 1} script/start",
        )


def test_a_port_must_be_a_number():
    assert start(PORT="http") == (1, "环境变量 PORT 应为数字，例如 PORT=8000；现在是 'http'。")


def test_static_files_are_collected_only_when_something_changed(settings, tmp_path):
    settings.HASHED_STATIC = True
    settings.STATIC_ROOT = tmp_path / "static"
    with ThreadPoolExecutor(2) as servers_at_once:
        asked = [servers_at_once.submit(serve.collect_static) for _ in range(2)]
    assert sorted(one.result() for one in asked) == [False, True]
    assert not serve.collect_static()
    assert (settings.STATIC_ROOT / "js-lib-bootstrap5/css/bootstrap.min.css").is_file()
    assert not list(settings.STATIC_ROOT.rglob("*.esm.*"))


@pytest.mark.parametrize(
    ("behind", "forwarded", "expected"),
    [
        (False, "203.0.113.9", "10.0.0.1"),
        (True, "198.51.100.1, 203.0.113.9", "203.0.113.9"),
        (True, "", "10.0.0.1"),
    ],
)
def test_a_caller_cannot_choose_his_own_address(rf, settings, behind, forwarded, expected):
    settings.BEHIND_PROXY = behind
    request = rf.get("/", REMOTE_ADDR="10.0.0.1", headers={"X-Forwarded-For": forwarded})
    assert context.client_ip(request) == expected


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=lambda end: end.name)
def test_it_answers_and_every_way_of_ending_it_ends_all_of_it(end):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "config.serve"]
    environment = os.environ | {"PORT": str(port)}
    server = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    assert any("已启动" in line for line in server.stdout)
    os.killpg(server.pid, end)  # as a terminal does
    assert server.wait(timeout=15) == 0
    socket.create_server(("127.0.0.1", port)).close()  # no worker holds it any more
    server.stdout.close()


LOOK = """
from config import serve
def look(host, port):
    from django.db import connection
    print("open:", connection.connection is not None, len(connection._connection_pools))
serve._serve = look
serve.main()
"""


@pytest.fixture
def surroundings(django_db_setup):
    """As outside of tests, with pages for developers."""
    return servers.surroundings(DEBUG="true")


def test_nothing_is_open_when_the_workers_are_forked(surroundings):
    """They would share a socket, and a pool whose threads did not come along runs dry."""
    done = subprocess.run(
        [sys.executable, "-c", LOOK], cwd=ROOT, env=surroundings, capture_output=True, text=True, check=True
    )
    assert "open: False 0" in done.stdout


@pytest.mark.django_db(transaction=True)
def test_forty_visitors_at_once_are_answered_over_ipv6_and_ipv4(settings):
    county = portal.build()
    files = {"PUBLISHED_ROOT": str(settings.PUBLISHED_ROOT), "HOST": "::", "PAGES_MEMORY": "8"}
    addresses = ["/", "/2024/", "/2024/wangxi-swj/", "/2024/wangxi-swj/report.pdf", "/2024/wangxi-swj/v1/"]
    with servers.running(DEBUG="true", **files) as environment, ThreadPoolExecutor(20) as visitors:
        sites = [f"http://{host}:{environment['PORT']}" for host in ("[::1]", "127.0.0.1")] * 4
        answers = list(visitors.map(visit, [site + address for site in sites for address in addresses]))
        assert len(answers) == 40 and {status for status, _ in answers} == {200}
        portal.make_version(county.water, county.person)  # here, and the server in its own process shows it
        assert any("第2版" in visit(f"{sites[0]}/2024/wangxi-swj/")[1].decode() for _ in later(5))


def later(seconds):
    """Moments to look again, for as long as a busy machine may take."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        yield time.sleep(0.2)


def visit(address):
    with urllib.request.urlopen(address, timeout=15) as answer:
        return answer.status, answer.read()


def test_a_public_site_does_not_start_with_placeholders(surroundings):
    command = [sys.executable, "-m", "config.serve"]
    public = surroundings | {"DEBUG": "false", "SECRET_KEY": "x" * 60, "SITE_ICP": "待填写"}
    done = subprocess.run(command, cwd=ROOT, env=public, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "annual.E003" in done.stderr and "Traceback" not in done.stderr

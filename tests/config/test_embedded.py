"""The bundled PostgreSQL, really started, in folders of its own."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg
import pytest

from config import embedded, unprivileged
from config.embedded import Cluster, EmbeddedError, ensure, leave, running

ROOT = Path(__file__).resolve().parents[2]
only_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root may become nobody")


@pytest.fixture
def tmp_path():
    """A folder open to everybody: where root may not make user namespaces, the server runs as nobody."""
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.fixture
def cluster(tmp_path):
    cluster = Cluster(tmp_path / "pg", durable=False)
    yield cluster
    leave(cluster)
    if running(cluster):
        embedded.stop(cluster)


def ask(cluster, question):
    with psycopg.connect(
        host=str(cluster.socket), port=embedded.PORT, user="annual", dbname="annual"
    ) as connection:
        return connection.execute(question).fetchone()[0]


def elsewhere(cluster, then="input()"):
    """Another process that ensures the server and then does something until its input is closed."""
    code = f"""
from pathlib import Path
from config import embedded
cluster = embedded.Cluster(Path({str(cluster.home)!r}), durable=False)
embedded.ensure(cluster)
print("ready", flush=True)
{then}
"""
    pipe = subprocess.PIPE
    return subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdin=pipe, stdout=pipe, text=True)


def dead(cluster):
    """Kill the server as a power cut would, and give up the lock as if its user had been killed too."""
    number = int((cluster.data / "postmaster.pid").read_text().split()[0])
    os.kill(number, signal.SIGKILL)
    while running(cluster):
        time.sleep(0.01)
    time.sleep(0.2)  # its children notice
    embedded._held.pop((cluster.home, os.getpid())).close()


def test_starts_and_the_last_one_out_stops_it(cluster):
    ensure(cluster)
    assert ask(cluster, "SELECT 1") == 1
    leave(cluster)
    assert not running(cluster)


def test_a_second_call_costs_nothing(cluster):
    ensure(cluster)
    began = time.perf_counter()
    ensure(cluster)
    assert time.perf_counter() - began < 0.01


def test_it_listens_on_its_socket_only_and_compiles_no_queries(cluster):
    ensure(cluster)
    assert ask(cluster, "SHOW listen_addresses") == ""
    assert ask(cluster, "SHOW unix_socket_permissions") == "0700"
    assert ask(cluster, "SHOW jit") == "off"


def test_text_sorts_the_same_on_every_machine(cluster):
    ensure(cluster)
    assert ask(cluster, "SELECT datlocale FROM pg_database WHERE datname = 'annual'") == "C.UTF-8"


def test_a_durable_cluster_waits_for_the_disk(tmp_path):
    cluster = Cluster(tmp_path / "pg")
    ensure(cluster)
    assert ask(cluster, "SHOW fsync") == "on"
    leave(cluster)


def test_several_processes_start_it_once_and_share_it(cluster):
    processes = [elsewhere(cluster) for _ in range(4)]
    assert [process.stdout.readline() for process in processes] == ["ready\n"] * 4
    for process in processes[:-1]:
        process.communicate("\n")
    assert running(cluster)
    processes[-1].communicate("\n")
    assert not running(cluster)


def test_leaving_keeps_it_running_for_others(cluster):
    ensure(cluster)
    other = elsewhere(cluster)
    other.stdout.readline()
    leave(cluster)
    assert running(cluster)
    other.communicate("\n")
    assert not running(cluster)


def test_a_fork_does_not_stop_it_for_its_parent(cluster):
    then = """
import os
if os.fork() == 0:
    embedded.leave(cluster)
    os._exit(0)
os.wait()
print(embedded.running(cluster))"""
    assert elsewhere(cluster, then).communicate()[0] == "ready\nTrue\n"


def test_what_a_killed_process_left_running_is_joined_and_stopped(cluster):
    victim = elsewhere(cluster)
    victim.stdout.readline()
    victim.kill()
    victim.communicate()
    assert running(cluster)
    ensure(cluster)
    leave(cluster)
    assert not running(cluster)


def test_a_crash_loses_nothing_committed(tmp_path):
    cluster = Cluster(tmp_path / "pg")
    ensure(cluster)
    with psycopg.connect(host=str(cluster.socket), user="annual", dbname="annual") as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS number")
    dead(cluster)
    ensure(cluster)
    assert ask(cluster, "SELECT number FROM kept") == 7
    leave(cluster)


def test_a_number_of_the_dead_that_lives_on_as_another_program_does_not_stop_the_start(cluster):
    ensure(cluster)
    dead(cluster)
    for file in (cluster.data / "postmaster.pid", cluster.socket / f"{embedded.SOCKET_FILE}.lock"):
        rest = file.read_text().split("\n", 1)[1]
        file.write_text(f"{os.getppid()}\n{rest}")
    ensure(cluster)
    assert ask(cluster, "SELECT 1") == 1


def test_half_a_data_folder_is_made_anew(cluster):
    (cluster.home / "data.new" / "base").mkdir(parents=True)
    ensure(cluster)
    assert ask(cluster, "SELECT 1") == 1


def test_a_long_path_gets_a_short_socket(tmp_path):
    cluster = Cluster(tmp_path / ("很长的文件夹名字" * 6) / "pg 1", durable=False)
    ensure(cluster)
    assert len(os.fsencode(cluster.socket / embedded.SOCKET_FILE)) <= embedded.LONGEST_SOCKET
    assert ask(cluster, "SELECT 1") == 1
    leave(cluster)
    cluster.socket.rmdir()


def test_two_checkouts_never_share_a_socket(tmp_path):
    long = tmp_path / ("x" * 120)
    assert Cluster(long / "a").socket != Cluster(long / "b").socket


def test_a_socket_folder_that_somebody_else_made_is_refused(cluster, tmp_path):
    cluster.home.mkdir()
    cluster.socket.symlink_to(tmp_path)
    with pytest.raises(EmbeddedError, match="属于其他用户"):
        ensure(cluster)


def test_data_of_another_version_are_left_alone(cluster):
    ensure(cluster)
    leave(cluster)
    (cluster.data / "PG_VERSION").write_text("9\n")
    with pytest.raises(EmbeddedError, match="PostgreSQL 9 的数据"):
        ensure(cluster)


def test_a_failed_start_says_why_and_can_be_tried_again(cluster):
    ensure(cluster)
    leave(cluster)
    configuration = cluster.data / "postgresql.conf"
    good = configuration.read_text()
    configuration.write_text("nonsense = 1\n")
    with pytest.raises(EmbeddedError, match=r"pg_ctl.*日志"):
        ensure(cluster)
    configuration.write_text(good)
    ensure(cluster)
    assert ask(cluster, "SELECT 1") == 1


def test_data_of_another_user_are_refused(cluster, monkeypatch):
    ensure(cluster)
    leave(cluster)
    monkeypatch.setattr(unprivileged, "owners", lambda: {12345})
    with pytest.raises(EmbeddedError, match="当初的用户"):
        ensure(cluster)


def test_a_missing_wheel_says_what_to_install(cluster, monkeypatch):
    monkeypatch.setattr(unprivileged, "WHEEL", "no_such_wheel")
    with pytest.raises(EmbeddedError, match="script/bootstrap"):
        ensure(cluster)


@pytest.fixture
def without_namespaces(monkeypatch):
    """As in most containers."""
    monkeypatch.setattr(unprivileged, "_namespaces_work", lambda: False)


@pytest.fixture
def public(without_namespaces):
    """A cluster in a folder that nobody may enter; pytest keeps its own to itself."""
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        Path(folder).chmod(0o755)
        cluster = Cluster(Path(folder) / "pg", durable=False)
        yield cluster
        leave(cluster)


@only_root
def test_root_without_namespaces_runs_it_as_nobody(public):
    ensure(public)
    assert public.data.owner() == "nobody"
    assert ask(public, "SELECT 1") == 1


@only_root
def test_data_once_nobodys_stay_nobodys(public, monkeypatch):
    ensure(public)
    leave(public)
    monkeypatch.setattr(unprivileged, "_namespaces_work", lambda: True)
    ensure(public)
    assert ask(public, "SELECT 1") == 1


@only_root
def test_nobody_gets_a_copy_of_programs_he_cannot_reach(public, monkeypatch):
    hidden = unprivileged._programs()
    can = unprivileged._can
    monkeypatch.setattr(unprivileged, "_can", lambda user, *c: hidden / "postgres" not in c and can(user, *c))
    ensure(public)
    assert ask(public, "SELECT 1") == 1
    assert unprivileged.runner(public.home, public.data).programs.is_relative_to("/var/tmp")


@only_root
def test_a_folder_closed_to_nobody_says_what_to_do(public):
    public.home.parent.chmod(0o700)
    with pytest.raises(EmbeddedError, match="DATABASE_URL"):
        ensure(public)


@only_root
def test_for_root_in_a_closed_folder_the_data_lie_in_a_public_place(without_namespaces, monkeypatch):
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:  # closed: 0700
        home = Path(folder) / "var" / "postgres"
        monkeypatch.setattr(unprivileged, "ELSEWHERE", Path(folder + "-elsewhere"))
        found = unprivileged.reachable(home)
        assert found.parent == Path(folder + "-elsewhere")
        Path(folder).chmod(0o755)
        assert unprivileged.reachable(home) == home
        Path(folder).chmod(0o700)
        (home / "data").mkdir(parents=True)
        assert unprivileged.reachable(home) == home  # data that are there already stay there


def test_others_keep_their_data_in_the_checkout(monkeypatch, tmp_path):
    monkeypatch.setattr(unprivileged, "_namespaces_work", lambda: True)
    assert unprivileged.reachable(tmp_path / "pg") == tmp_path / "pg"

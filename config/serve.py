"""Everything script/start does once the tools are there: database, tables, static files, demo, server.

One process, because starting Python and Django four times over would take longer than the work itself.
"""

import ctypes
import fcntl
import hashlib
import importlib
import os
import signal
import socket
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

UNUSED_STATIC = ("*.esm.*", "*.rtl.*", "bootstrap-grid*", "bootstrap-reboot*", "bootstrap-utilities*")
PR_SET_PDEATHSIG = 1
MIGRATING = 20_211_111  # the number of the lock; any will do that nobody else uses
WAIT = 60  # seconds until the server must have answered


def main() -> None:
    """Run until Ctrl-C. Ends with one sentence in Chinese when something stands in the way."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    host, port = os.environ.get("HOST", "127.0.0.1"), _port()
    _refuse_busy(host, port)

    import django
    from django.conf import settings
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import CommandError

    from config import embedded

    try:
        if settings.EMBEDDED:
            embedded.ensure(settings.EMBEDDED)
        django.setup()
        _prepare()
        _let_go()
        _serve(host, port)
    except (ImproperlyConfigured, CommandError, embedded.EmbeddedError) as error:
        sys.exit(str(error))
    finally:
        _close()


def _prepare() -> None:
    from django.conf import settings
    from django.core.management import call_command, get_commands

    from reports import search

    with _alone():
        call_command("migrate", verbosity=0, interactive=False)
    call_command("check", databases=["default"], fail_level="ERROR")
    collect_static()
    if settings.DEMO and "demo" in get_commands():
        call_command("demo")
    search.fill()  # what was published before there was a search box


@contextmanager
def _alone() -> Iterator[None]:
    """Two servers that start at once behind one database migrate one after the other."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [MIGRATING])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [MIGRATING])


def collect_static() -> bool:
    """Run collectstatic when a static file or the list of apps has changed; returns whether it did.

    Two servers that start at once in one folder collect one after the other, and the second finds it done.
    """
    from django.conf import settings

    if not settings.HASHED_STATIC:
        return False
    settings.STATIC_ROOT.parent.mkdir(parents=True, exist_ok=True)
    with settings.STATIC_ROOT.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return _collected()


def _collected() -> bool:
    from django.conf import settings
    from django.contrib.staticfiles.finders import get_finders
    from django.core.management import call_command

    digest = hashlib.sha256(repr(UNUSED_STATIC).encode())
    for finder in get_finders():
        for path, storage in finder.list(UNUSED_STATIC):
            stat = Path(storage.path(path)).stat()
            digest.update(f"{path} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    stamp = settings.STATIC_ROOT / ".stamp"
    if stamp.is_file() and stamp.read_text() == digest.hexdigest():
        return False
    ignored = list(UNUSED_STATIC)  # the command adds to what it is given
    call_command("collectstatic", interactive=False, clear=True, verbosity=0, ignore_patterns=ignored)
    stamp.write_text(digest.hexdigest())
    return True


def _serve(host: str, port: int) -> None:
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    from config.serve import load  # by this name: workers cannot find what is in __main__
    from config.worker import Worker

    class Server(Granian):
        signal_handler_reload = Granian.signal_handler_interrupt  # a closed terminal ends it too

    threading.Thread(target=_announce, args=(host, port), daemon=True).start()
    background = Worker()
    background.start()
    server = Server(
        "config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=int(os.environ.get("WORKERS", "2")),
        blocking_threads=4,
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=5,
        log_level=LogLevels.warning,
    )
    try:
        server.serve(target_loader=load)
    finally:
        background.end()


def load(target: str):
    """In a worker: the application. Only the main process hears the terminal, and it ends its workers once.

    A worker that Ctrl-C reached directly and its main process told again sometimes never ended.
    """
    os.setpgid(0, 0)
    with suppress(OSError, AttributeError):  # Linux: end with the main process, however that ended
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    module, _, name = target.partition(":")
    return getattr(importlib.import_module(module), name)


def _announce(host: str, port: int) -> None:
    """Print the address once it really answers."""
    shown = "127.0.0.1" if host in {"0.0.0.0", "::"} else host
    address = f"http://{f'[{shown}]' if ':' in shown else shown}:{port}/"
    until = time.monotonic() + WAIT
    while time.monotonic() < until:
        with suppress(OSError):
            try:
                urllib.request.urlopen(address, timeout=30).close()  # noqa: S310  our own address
            except urllib.error.HTTPError as answer:
                answer.close()
            print(f"\n已启动：{address}　按 Ctrl-C 停止。", flush=True)
            return
        time.sleep(0.1)
    print(f"\n{WAIT} 秒内没有启动成功，原因见上面的输出。", file=sys.stderr, flush=True)


def _port() -> int:
    try:
        return int(os.environ.get("PORT", "8000"))
    except ValueError:
        sys.exit(f"环境变量 PORT 应为数字，例如 PORT=8000；现在是 {os.environ['PORT']!r}。")


def _refuse_busy(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError:
            sys.exit(f"没有权限使用端口 {port}。请换一个 1024 以上的：PORT=8001 script/start")
        except OSError:
            sys.exit(f"端口 {port} 已被其他程序占用。请换一个端口：PORT={port + 1} script/start")


def _let_go() -> None:
    """Close the connections of the preparation: workers are forked from here and must not share a socket."""
    from django.db import connection

    connection.close()
    connection.close_pool()


def _close() -> None:
    from django.conf import settings

    from config import embedded

    with suppress(Exception):  # settings may be what failed
        _let_go()
        if settings.EMBEDDED:
            embedded.leave(settings.EMBEDDED)


if __name__ == "__main__":
    main()

"""A reader of the public side who goes in by the front door: the WSGI application, and not Django's test client."""

from __future__ import annotations

from contextlib import contextmanager
from io import BytesIO
from types import SimpleNamespace
from typing import Any
from wsgiref.util import setup_testing_defaults

from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections

from config.pages import Pages
from config.wsgi import closing
from reports.generation import generation

ROOM = 16 * 1024**2


def front_door(every: float = 0, room: int = ROOM, ask: Any = generation) -> Pages:
    """Pages as they are kept outside of tests; ``made`` counts what Django was asked for."""
    django = closing(get_wsgi_application())

    def counting(environ: dict[str, Any], start_response: Any) -> Any:
        door.made += 1
        return django(environ, start_response)

    door = Pages(counting, ask, room=room, every=every)
    door.made = 0
    return door


def read(door: Any, address: str, method: str = "GET", **headers: str) -> SimpleNamespace:
    """status, headers in lower case, body."""
    path, _, query = address.partition("?")
    environ: dict[str, Any] = {"REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query}
    environ |= {"HTTP_HOST": "localhost", "wsgi.input": BytesIO(), "SCRIPT_NAME": ""}
    environ |= {f"HTTP_{name.upper()}": value for name, value in headers.items()}
    setup_testing_defaults(environ)
    head: list[Any] = []
    with within_the_test():
        body = b"".join(door(environ, lambda status, headers, exc_info=None: head.extend((status, headers))))
    return SimpleNamespace(
        status=int(head[0][:3]), body=body, headers={name.lower(): value for name, value in head[1]}
    )


@contextmanager
def within_the_test():
    """A request would close the connection that holds the test's transaction."""
    ends = request_started, request_finished
    for signal in ends:
        signal.disconnect(close_old_connections)
    yield
    for signal in ends:
        signal.connect(close_old_connections)

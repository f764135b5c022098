"""The public side as bytes made once: in front of Django, for everybody who reads without having signed in.

A page of a view marked ``is_public`` (reports.views.public) is a function of its address, the cookie of the
长者模式 and what is published. It is made by Django, kept, and sent again until the generation moves, which is
asked for with one query at most once in a while. While the database is away, what is kept goes on being read.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import parse_cookie
from django.http.request import split_domain_port
from django.urls import Resolver404, resolve

from config.store import Page, Store, accepted

Application = Callable[..., Iterable[bytes]]
Environ = dict[str, Any]

CONDITIONAL = {"HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE"}
ODD = ("HTTP_IF_MATCH", "HTTP_IF_UNMODIFIED_SINCE", "HTTP_AUTHORIZATION")  # Django's business
STATUSES = ("200", "410")
VARIES = {"cookie", "accept-encoding", ""}
OUTLIVES = 3600  # seconds that the public side outlives its database
PATIENCE = 0.2  # seconds to wait for another's question
PAUSE = 5  # seconds until a database that was away is asked again
SHARE = 10  # a question may take a tenth of the time

UNKNOWN = Page("", [], b"")


class Generation:
    """What the pages belong to, asked for at most every ``every`` seconds; 0 asks for each request."""

    def __init__(self, ask: Callable[[], str], every: float, moved: Callable[[], None]) -> None:
        self.ask, self.every, self.moved = ask, every, moved
        self.known, self.confirmed, self.until = "", float("-inf"), 0.0
        self.is_away = False
        self.lock = threading.Lock()

    def current(self) -> str | None:
        """None while nothing is known, or not since too long."""
        if time.monotonic() >= self.until:
            if self.is_away:
                threading.Thread(
                    target=self._look, daemon=True
                ).start()  # nobody waits for a dead database twice
            else:
                self._look()
        return self.known if time.monotonic() - self.confirmed < OUTLIVES else None

    def doubt(self) -> None:
        """Somebody may have changed something: ask before the next page."""
        self.until = 0.0

    def _look(self) -> None:
        if not self.lock.acquire(timeout=PATIENCE):
            return
        try:
            began = time.monotonic()
            if began < self.until:
                return
            self.until = began + self.every  # before asking: a doubt that comes meanwhile stands
            self._learn(began)
        finally:
            self.lock.release()

    def _learn(self, began: float) -> None:
        try:
            now = self.ask()
        except Exception:  # whatever a database that goes away makes of it
            self.is_away, self.until = True, time.monotonic() + PAUSE
            return
        self.is_away, self.confirmed = False, time.monotonic()
        if self.every and self.until:
            self.until = began + max(self.every, SHARE * (self.confirmed - began))
        if now != self.known:
            self.known = now
            self.moved()


class Pages:
    """A WSGI application around Django's, which must answer with a list of bytes where the answer is whole."""

    def __init__(self, django: Application, ask: Callable[[], str], *, room: int, every: float) -> None:
        self.django = django
        # addresses with a query are endless in number, and names of the host may be made up: what is asked for in
        # such a way has a room of its own and cannot push out the others
        self.plain, self.aside = Store(room * 3 // 4), Store(room // 4)
        self.generation = Generation(ask, every, self._clear)

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            try:
                return self.django(environ, start_response)
            finally:
                self.generation.doubt()
        key = key_of(environ)
        if key is None:
            return self.django(environ, start_response)
        generation = self.generation.current() if is_public(environ.get("PATH_INFO", "")) else None
        if generation is None:
            return self.django(environ, start_response)
        store = self.plain if is_usual(environ) else self.aside
        page = store.get((generation, *key), UNKNOWN)
        if page is None:
            return self.django(environ, start_response)
        if page is UNKNOWN:
            return self._made(environ, start_response, store, (generation, *key))
        return sent(page, environ, start_response)

    def _made(
        self, environ: Environ, start: Callable[..., Any], store: Store, key: tuple[str, ...]
    ) -> Iterable[bytes]:
        """Have the whole page made, whatever its reader has of it, and keep it unless something changed meanwhile."""
        whole = {name: value for name, value in environ.items() if name not in CONDITIONAL}
        head: list[Any] = []
        body = self.django(whole | {"REQUEST_METHOD": "GET"}, lambda *given: head.extend(given))
        status, headers = head[:2]
        page = Page(status, headers, b"".join(body)) if isinstance(body, list) else None
        if page is not None and is_lasting(page):
            self._keep(store, key, page)
            return sent(page, environ, start)
        if status.startswith(
            "200"
        ):  # a stream, or for this moment only: the next reader goes straight to Django
            self._keep(store, key, None)
        start(status, headers)
        return body if environ["REQUEST_METHOD"] == "GET" else _nothing(body)

    def _keep(self, store: Store, key: tuple[str, ...], page: Page | None) -> None:
        """Under the generation that was known before the page was made: what it read cannot be older."""
        if self.generation.known == key[0]:
            store.put(key, page)

    def _clear(self) -> None:
        """Nobody asks for the pages of another generation any more."""
        self.plain.clear()
        self.aside.clear()


def key_of(environ: Environ) -> tuple[str, ...] | None:
    """All of a request that a public page may depend on; None for a reader to whom pages are not the same."""
    mode = ""
    if cookies := environ.get("HTTP_COOKIE"):
        given = parse_cookie(cookies)
        if settings.SESSION_COOKIE_NAME in given:
            return None
        mode = "elder" if given.get("mode") == "elder" else ""
    if any(name in environ for name in ODD):
        return None
    host = environ.get("HTTP_HOST") or environ.get("SERVER_NAME", "")
    proto = environ.get("HTTP_X_FORWARDED_PROTO", "") == "https" if settings.BEHIND_PROXY else ""
    where = environ.get("SCRIPT_NAME", ""), environ.get("PATH_INFO", ""), environ.get("QUERY_STRING", "")
    return (*where, mode, host, environ["wsgi.url_scheme"], str(proto))


def is_usual(environ: Environ) -> bool:
    """Whether this is how most readers ask: without a query, by a name the site is known by."""
    if environ.get("QUERY_STRING"):
        return False
    domain, port = split_domain_port(environ.get("HTTP_HOST", ""))
    known = domain in settings.ALLOWED_HOSTS and port in ("", environ.get("SERVER_PORT", ""))
    return known or environ.get("HTTP_HOST") == settings.SITE.domain


@lru_cache(2048)
def is_public(path: str) -> bool:
    """Whether the view at this address is one of the public ones."""
    try:
        found = resolve(path.encode("latin-1").decode())  # WSGI hands on bytes as if they were latin-1
    except (Resolver404, UnicodeError):
        return False
    return getattr(found.func, "is_public", False)


def is_lasting(page: Page) -> bool:
    """Whether the answer may be sent to others, and later: whole, without a cookie, not for this moment only."""
    varies = {name.strip().lower() for name in page.facts.get("vary", "").split(",")}
    may = "public" in page.facts.get("cache-control", "")
    passing = {"set-cookie", "retry-after"} & page.facts.keys()
    return page.status.startswith(STATUSES) and may and not passing and varies <= VARIES


def sent(page: Page, environ: Environ, start_response: Callable[..., Any]) -> list[bytes]:
    """The page as this reader takes it, or that he has it already."""
    shape = page.shape(accepted(environ.get("HTTP_ACCEPT_ENCODING", "")))
    if page.is_unchanged(shape, environ):
        start_response("304 Not Modified", shape.kept)
        return []
    start_response(page.status, shape.headers)
    return shape.body if environ["REQUEST_METHOD"] == "GET" else []


def _nothing(body: Any) -> list[bytes]:
    getattr(body, "close", lambda: None)()
    return []

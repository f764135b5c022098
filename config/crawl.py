"""The whole public side, asked for page by page inside this process: from the home page along every link."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256
from io import BytesIO
from typing import Any
from urllib.parse import quote, unquote, urldefrag, urljoin, urlsplit

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.http.request import validate_host
from django.urls import resolve

from config.links import canonical, links, unlinked
from config.pages import is_public

START = ("/", "/sitemap.xml", "/robots.txt")
NOWHERE = "/404.html"  # what a web server shows for what is not there
SERVED = "served"
MORE = 3  # so many addresses of one view with the same names in the query are looked at


class ExportRequest(WSGIRequest):
    """A request whose answer becomes a file: what needs a server is left out of it (`is_export` in templates)."""

    is_export = True


class Handler(WSGIHandler):
    request_class = ExportRequest


@dataclass(frozen=True)
class Answer:
    """``path`` is the one below the prefix; header names are in lower case."""

    path: str
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def type(self) -> str:
        return self.headers.get("content-type", "")


class Site:
    """The site under its prefix and its own name, as `settings` has them."""

    def __init__(self) -> None:
        self.prefix = (settings.FORCE_SCRIPT_NAME or "").rstrip("/")
        scheme = "https" if settings.HTTPS else "http"
        name = settings.SITE.domain
        known = validate_host(name.partition(":")[0], settings.ALLOWED_HOSTS)
        self.host = name if known else settings.ALLOWED_HOSTS[0].lstrip(".")
        self.origins = {f"{scheme}://{self.host}", f"{scheme}://{name}", settings.SITE_URL}
        self.base = f"{scheme}://{self.host}{self.prefix}"
        self.static = settings.STATIC_URL.removeprefix(self.prefix)
        self.handler = Handler()

    def get(self, path: str, query: str = "") -> Answer:
        """Ask for a path below the prefix."""
        scheme = self.base.partition(":")[0]
        environ = {"REQUEST_METHOD": "GET", "SCRIPT_NAME": self.prefix, "QUERY_STRING": query}
        environ |= {"PATH_INFO": unquote(path).encode().decode("latin-1"), "HTTP_HOST": self.host}
        environ |= {"SERVER_NAME": self.host, "SERVER_PORT": "80", "REMOTE_ADDR": "127.0.0.1"}
        environ |= {"wsgi.url_scheme": scheme, "HTTP_X_FORWARDED_PROTO": scheme, "wsgi.input": BytesIO()}
        head: list[Any] = []
        answer = self.handler(environ, lambda status, headers, exc_info=None: head.extend((status, headers)))
        try:
            body = b"".join(answer)
        finally:
            answer.close()
        headers = {name.lower(): value for name, value in head[1]}
        return Answer(path, int(head[0][:3]), headers, body)

    def below(self, address: str) -> str | None:
        """The path below the prefix of a full address; None where it leads away from here."""
        parts = urlsplit(address)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self.origins or not f"{parts.path}/".startswith(f"{self.prefix}/"):
            return None
        return quote(unquote(parts.path.removeprefix(self.prefix))) or "/"

    def is_ours(self, path: str) -> bool:
        """Whether what stands at the path is the same for everybody and has a name for a file: a type, or a folder's."""
        if path.startswith(self.static):
            return True
        if not is_public(unquote(path).encode().decode("latin-1")):
            return False
        # of the interface for programs a list and what is below it are one name
        return path.endswith("/") or "." in path.rpartition("/")[2] or not self.view(path).startswith("api-")

    def view(self, path: str) -> str:
        """The name of what answers there."""
        return path if path.startswith(self.static) else resolve(unquote(path)).view_name


@dataclass
class Crawl:
    """``take`` gets every answer that is to be a file. What is wrong is kept by address, with pages that link there."""

    site: Site
    take: Callable[[Answer], None]
    digests: dict[str, str] = field(default_factory=dict)  # by path: of the body
    broken: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    served: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))  # need a server
    anchors: dict[str, dict[str, str]] = field(
        default_factory=lambda: defaultdict(dict)
    )  # path → name → from
    # by view and names of the query: some addresses, with a page that links there
    queries: dict[tuple[str, str], dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    gone: list[str] = field(default_factory=list)
    external: set[str] = field(default_factory=set)  # addresses elsewhere

    def run(self) -> None:
        """Follow everything; afterwards look at the addresses with a query."""
        waiting = {path: "" for path in START if self.site.is_ours(path)}
        asked = set(waiting)
        while waiting:
            path, source = waiting.popitem()
            for found in self._visit(path, source):
                if found not in asked:
                    asked.add(found)
                    waiting[found] = path
        self.take(self.site.get(NOWHERE))
        self.queries = {key: found for key, found in self.queries.items() if not self._is_elsewhere(found)}

    def _visit(self, path: str, source: str) -> Iterator[str]:
        answer = self.site.get(path)
        if answer.status not in (200, 410):
            self.broken[path].append(f"{source}（{answer.status}）")
            return
        if answer.status == 410:
            self.gone.append(path)
        self.digests[path] = sha256(answer.body).hexdigest()
        found = {address: self._followed(path, address) for address in links(answer.type, answer.body)}
        self.take(replace(answer, body=unlinked(answer.body, [a for a, to in found.items() if to == SERVED])))
        yield from (to for to in found.values() if to and to != SERVED)

    def _followed(self, page: str, address: str) -> str | None:
        """The path to go on with, SERVED for what cannot be a file, None for what lies elsewhere."""
        full, anchor = urldefrag(urljoin(f"{self.site.base}{page}", address))
        path = self.site.below(full)
        if path is None:
            if full.startswith(("http:", "https:")):
                self.external.add(full)
            return None
        if not self.site.is_ours(path):
            self.served[path].append(page)
            return SERVED
        if anchor:
            self.anchors[path].setdefault(unquote(anchor), page)
        if query := urlsplit(full).query:
            names = "&".join(sorted({part.partition("=")[0] for part in query.split("&")}))
            group = self.queries[self.site.view(path), names]
            if len(group) < MORE:
                group.setdefault(f"{path}?{query}", page)
        return path

    def _is_elsewhere(self, found: dict[str, str]) -> bool:
        """Whether these addresses show nothing that is not also at an address without a query."""
        return all(self._is_the_same(*address.split("?", 1)) for address in found)

    def _is_the_same(self, path: str, query: str) -> bool:
        answer = self.site.get(path, query)
        if answer.status != 200 or sha256(answer.body).hexdigest() == self.digests.get(path):
            return True
        own = canonical(answer.body) if answer.type.startswith("text/html") else None
        return own is not None and "?" not in own and self.site.below(own) in self.digests

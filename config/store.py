"""Whole answers as bytes: each kept with what it may be compressed to, together in a bounded room."""

from __future__ import annotations

import gzip
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import brotli
from django.utils.cache import cc_delim_re
from django.utils.http import parse_etags, parse_http_date_safe

CODINGS: dict[str, Callable[[bytes], bytes]] = {
    "br": brotli.compress,  # quality 11, as it is made once
    "gzip": lambda body: gzip.compress(body, 9, mtime=0),
}
SUFFIXES = {"br": "-br", "gzip": "-gz"}
TEXT = ("text/", "application/json", "application/xml", "application/atom+xml", "application/ld+json")
TEXT += ("application/schema+json", "application/csvm+json", "image/svg+xml")
SMALL = 400  # bytes: compressing less is no gain
ROUGHLY = 4096  # bytes an answer takes beside its body
OF_THE_BODY = {"content-type", "content-length", "content-encoding", "content-disposition"}

Headers = list[tuple[str, str]]


def is_text(content_type: str, size: int) -> bool:
    """Whether compressing a body of this type pays."""
    return size >= SMALL and content_type.startswith(TEXT)


@lru_cache(256)  # browsers send a handful of different ones
def accepted(header: str) -> tuple[str, ...]:
    """The codings of ours that an Accept-Encoding header takes, the best first."""
    weights: dict[str, float] = {}
    for part in header.lower().split(","):
        name, _, weight = part.partition(";")
        _, _, value = weight.partition("=")
        try:
            weights[name.strip()] = float(value or 1)
        except ValueError:
            weights[name.strip()] = 0
    return tuple(
        sorted((name for name in CODINGS if weights.get(name, 0) > 0), key=lambda name: -weights[name])
    )


@dataclass(frozen=True)
class Shape:
    """One representation: its headers, those of its 304, its bytes."""

    headers: Headers
    kept: Headers
    etag: str
    body: list[bytes]


@dataclass
class Page:
    """An answer of Django. ``shapes`` holds it by content coding, "" for none; the others are made when asked for."""

    status: str
    headers: Headers
    body: bytes
    shapes: dict[str, Shape] = field(default_factory=dict)
    is_known: bool = False  # asked for before: from then on it pays to compress it
    making: Any = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self.facts = {name.lower(): value for name, value in self.headers}
        self.is_text = is_text(self.facts.get("content-type", ""), len(self.body))
        self.modified = parse_http_date_safe(self.facts.get("last-modified", ""))
        self.shapes[""] = self._shape("", self.body)

    @property
    def weight(self) -> int:
        """Bytes of memory, with room for the compressed ones."""
        return len(self.body) * (3 if self.is_text else 2) // 2 + ROUGHLY

    def shape(self, codings: tuple[str, ...]) -> Shape:
        """The representation to send. Nobody waits while another compresses."""
        was_known, self.is_known = self.is_known, True
        if not self.is_text or not codings:
            return self.shapes[""]
        found = self.shapes.get(codings[0])
        if found is None and was_known and self.making.acquire(blocking=False):
            try:
                body = CODINGS[codings[0]](self.body)
                found = self.shapes[codings[0]] = self._shape(codings[0], body)
            finally:
                self.making.release()
        return found or self.shapes[""]

    def is_unchanged(self, shape: Shape, environ: dict[str, Any]) -> bool:
        """Whether the reader has this representation (RFC 9110, 13.2.2)."""
        if not self.status.startswith("200"):
            return False
        tags = environ.get("HTTP_IF_NONE_MATCH")
        if tags:
            return tags == shape.etag or _names(tags, shape.etag)
        since = environ.get("HTTP_IF_MODIFIED_SINCE")
        then = parse_http_date_safe(since) if since else None
        return then is not None and self.modified is not None and self.modified <= then

    def _shape(self, coding: str, body: bytes) -> Shape:
        etag = self.facts.get("etag", "")
        if coding and etag:
            etag = f'{etag[:-1]}{SUFFIXES[coding]}"'
        own = {"content-length", "vary", "etag"}
        headers = [(name, value) for name, value in self.headers if name.lower() not in own]
        headers.append(("Content-Length", str(len(body))))
        headers.append(("Vary", self._vary()))
        headers += [("ETag", etag)] if etag else []
        headers += [("Content-Encoding", coding)] if coding else []
        kept = [(name, value) for name, value in headers if name.lower() not in OF_THE_BODY]
        return Shape(headers, kept, etag, [body])

    def _vary(self) -> str:
        named = [name for name in cc_delim_re.split(self.facts.get("vary", "")) if name]
        wanted = ["Accept-Encoding", "Cookie"] if self.is_text else ["Cookie"]
        lower = {name.lower() for name in named}
        return ", ".join(named + [name for name in wanted if name.lower() not in lower])


def _names(header: str, etag: str) -> bool:
    """Whether an If-None-Match names the tag; a proxy that compresses makes it a weak one."""
    tags = parse_etags(header)
    return tags == ["*"] or etag.removeprefix("W/") in {tag.removeprefix("W/") for tag in tags}


class Store:
    """Pages by key, the least lately asked for go first. At most ``room`` bytes, so no flood of addresses fills memory."""

    def __init__(self, room: int) -> None:
        self.room, self.held = room, 0
        self.lock = threading.Lock()
        self.pages: OrderedDict[Hashable, Page | None] = OrderedDict()

    def get(self, key: Hashable, other: Page | None = None) -> Page | None:
        """The page; None where it is known that nothing is to be kept; ``other`` where nothing is known."""
        with self.lock:
            if key not in self.pages:
                return other
            self.pages.move_to_end(key)
            return self.pages[key]

    def put(self, key: Hashable, page: Page | None) -> None:
        """Keep the page, or that it is not to be kept: None, and one that would take more than an eighth."""
        if page is not None and page.weight > self.room // 8:
            page = None
        with self.lock:
            self._drop(key)
            self.pages[key] = page
            self.held += _weight(page)
            while self.held > self.room:
                self._drop(next(iter(self.pages)))

    def clear(self) -> None:
        with self.lock:
            self.pages.clear()
            self.held = 0

    def _drop(self, key: Hashable) -> None:
        if key in self.pages:
            self.held -= _weight(self.pages.pop(key))


def _weight(page: Page | None) -> int:
    return page.weight if page else ROUGHLY

"""Where a public file leads: every address written in a page, a style sheet, a script, a feed or a sitemap. No Django."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from lxml import etree
from lxml import html as lxml_html

ADDRESSES = ("href", "src", "poster", "data", "srcset")
CSS_URL = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)|@import\s+["']([^"']+)["']""")
JS_IMPORT = re.compile(r"""(?:\bfrom|\bimport)\s*\(?\s*["'](\.{1,2}/[^"']+)["']""")
ITEM = rb"<li\b[^>]*>\s*<a\b[^>]*%b[^>]*>[^<]*</a>\s*</li>\s*"
XML = ("application/xml", "text/xml", "application/atom+xml")


def links(content_type: str, body: bytes) -> list[str]:
    """The addresses as they are written, each once, in the order of their first mention."""
    kind = content_type.partition(";")[0].strip()
    if kind == "text/html":
        found = _in_html(body)
    elif kind == "text/css":
        found = _in_css(body.decode())
    elif kind.endswith("/javascript"):
        found = iter(JS_IMPORT.findall(body.decode()))
    elif kind in XML:
        found = _in_xml(body)
    else:
        found = iter(())
    return list(dict.fromkeys(address.strip() for address in found))


def anchors(body: bytes) -> set[str]:
    """What a “#…” may name in a page."""
    page = lxml_html.document_fromstring(body.decode())
    named = [element.get("id") for element in page.iter(etree.Element)] + [
        a.get("name") for a in page.iter("a")
    ]
    return {name for name in named if name}


def canonical(body: bytes) -> str | None:
    """The address a page gives as its own."""
    links = lxml_html.document_fromstring(body.decode()).iter("link")
    return next((link.get("href") for link in links if link.get("rel") == "canonical"), None)


def unlinked(body: bytes, addresses: list[str]) -> bytes:
    """The page with these links as plain words, and without the items of lists that are nothing but one of them."""
    for address in addresses:
        link = f' href="{escape(address)}"'.encode()
        body = re.sub(ITEM % re.escape(link), b"", body).replace(link, b"")
    return body


def _in_html(body: bytes) -> Iterator[str]:
    for element in lxml_html.document_fromstring(body.decode()).iter(etree.Element):
        for name in ADDRESSES:
            value = element.get(name)
            if value is not None and element.get("rel") != "canonical":
                yield from _in_srcset(value) if name == "srcset" else [value]


def _in_srcset(value: str) -> list[str]:
    return [part.split()[0] for part in value.split(",") if part.strip()]


def _in_css(text: str) -> Iterator[str]:
    for quoted, imported in CSS_URL.findall(text):
        yield quoted or imported


def _in_xml(body: bytes) -> Iterator[str]:
    """``loc`` of a sitemap, ``href`` of a feed's links."""
    for element in etree.fromstring(body).iter(etree.Element):
        if etree.QName(element).localname == "loc":
            yield element.text or ""
        elif element.get("href"):
            yield element.get("href", "")

"""What makes printing faster than WeasyPrint alone: less than half the time, and not a dot of the pages is changed."""

from __future__ import annotations

import gc
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from xml.etree import ElementTree

import pydyf
from cssselect2 import ElementWrapper
from lxml import etree
from lxml import html as lxml_html
from weasyprint import CSS, HTML
from weasyprint.html import UA
from weasyprint.pdf import fonts
from weasyprint.pdf.stream import Stream
from weasyprint.text.ffi import ffi
from weasyprint.urls import URLFetcher

from reports.filetypes.package import FORBIDDEN

DEFINED = re.compile(r"(--[\w-]+):\s*([^;]+);")
USED = re.compile(r"var\((--[\w-]+)\)")
NAME = "data-id"  # of an element, instead of id
LEVEL = 6  # of compression: 9 takes three times as long for a hundredth of the size


def plain(style: str) -> str:
    """The style sheet with its variables filled in: else they are looked up and read anew for every element."""
    values = dict(DEFINED.findall(style))
    return USED.sub(lambda use: values[use[1]], style)


# a browser's own style without ::marker, ::footnote-call and the like, which we have none of: each of them would be
# given to every element, and thousands of styles be reckoned for nothing
PLAIN_STYLE = CSS(string="\n".join(line for line in UA.splitlines() if not line.startswith("::")))


class Page(HTML):  # type: ignore[misc]
    """A page of our own making, read by libxml2 instead of an HTML parser written in Python.

    Its ids have another name: an id is a property of its own, and so each of 300 cells would have a style of its own.
    """

    def _ua_stylesheets(self, forms: bool = False) -> list[CSS]:
        return [PLAIN_STYLE]

    def __init__(self, source: str) -> None:
        source = FORBIDDEN.sub("", source)  # libxml2 keeps U+FFFE, which nobody else takes for XML
        tree = ElementTree.fromstring(etree.tostring(lxml_html.document_fromstring(source)))
        for element in tree.iter():
            if "id" in element.attrib:
                element.attrib[NAME] = element.attrib.pop("id")
        self.base_url = None
        self.url_fetcher = URLFetcher()
        self.media_type = "print"
        self.wrapper_element = ElementWrapper.from_html_root(tree, content_language=None)
        self.etree_element = self.wrapper_element.etree_element


def anchor(pages: Any) -> None:
    """Make every id a place in the PDF that an address can lead to, as WeasyPrint does."""
    for page in pages:
        for box in page._page_box.descendants():
            name = box.element is not None and box.element.attrib.get(NAME)
            if name and name not in page.anchors:
                page.anchors[name] = box.hit_area()


def spare_copies() -> None:
    """From now on no face is copied whole into every document, 20 MB of it, only to be cut to what is used.

    Without HarfBuzz's subsetter, of which a check warns, the copy is what is cut.
    """
    if not fonts.harfbuzz_subset:
        return
    whole: set[int] = set()
    face_of, data_of = fonts.get_pango_font_hb_face, fonts.get_hb_object_data

    def remembered(pango_font: Any) -> Any:
        face = face_of(pango_font)
        whole.add(int(ffi.cast("uintptr_t", face)))
        return face

    def data(face: Any, *of_a_glyph: Any) -> Any:
        if not of_a_glyph and int(ffi.cast("uintptr_t", face)) in whole:
            return b""
        return data_of(face, *of_a_glyph)

    fonts.get_pango_font_hb_face, fonts.get_hb_object_data = remembered, data


@contextmanager
def no_collector() -> Iterator[None]:
    """Hold the collector of cycles back while a report is laid out, then let it take what is left of it.

    It would look through the growing layout again and again. All of that is young when the report is done, so
    a look at the youngest generation finds it, and memory stays flat.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
        gc.collect(0)


def operators(pdf: Any) -> tuple[tuple[bytes, ...], ...]:
    """What is drawn on each page, before it is compressed."""
    pages = (item for item in pdf.objects if isinstance(item, Stream) and not item.extra)
    return tuple(tuple(line for line in page.stream if isinstance(line, bytes)) for page in pages)


class _Packed(pydyf.Object):  # type: ignore[misc]
    """An object as it will stand in the file. pydyf asks for it twice, for the file and for its number."""

    data = b""
    compressible = False

    def __init__(self, item: Any) -> None:
        super().__init__()
        self.number, self.generation = item.number, item.generation
        self.compressible = item.compressible
        self.data = item.data


def pack(pdf: Any) -> None:
    """The last step of a finisher: nothing may be changed after it."""
    for number, item in enumerate(pdf.objects):
        if isinstance(item, pydyf.Stream) and item.compress:
            _compress(item)
        if item.free != "f":
            pdf.objects[number] = _Packed(item)


def _compress(stream: Any) -> None:
    content = b"\n".join(map(_as_bytes, stream.stream))
    stream.extra["Filter"] = "/FlateDecode"
    stream.stream = [zlib.compress(content, LEVEL)]
    stream.compress = False


def _as_bytes(line: Any) -> bytes:
    if isinstance(line, pydyf.Object):
        return bytes(line.data)
    return line if isinstance(line, bytes) else str(line).encode()

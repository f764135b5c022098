"""Reading an OFD back, and drawing it, knowing only GB/T 33190: nothing of how ours is written."""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from lxml import etree
from pdfplumber import table as ruled
from PIL import Image, ImageDraw, ImageFont

SPACE = "http://www.ofdspec.org/2016"
OFD = {"ofd": SPACE}
Place = tuple[float, float]


@dataclass(frozen=True)
class Opened:
    """The archive as a reader finds its way through it."""

    content: bytes

    @cached_property
    def parts(self) -> dict[str, bytes]:
        with zipfile.ZipFile(io.BytesIO(self.content)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    def tree(self, name: str) -> Any:
        return etree.fromstring(self.parts[name])

    @cached_property
    def root(self) -> str:
        return self.tree("OFD.xml").findtext(".//ofd:DocRoot", namespaces=OFD)

    def beside(self, location: str, name: str) -> str:
        return posixpath.join(posixpath.dirname(location), name)

    @cached_property
    def pages(self) -> list[Any]:
        listed = self.tree(self.root).findall(".//ofd:Pages/ofd:Page", OFD)
        return [self.tree(self.beside(self.root, page.get("BaseLoc"))) for page in listed]

    def resource(self, kind: str, element: str, file: str) -> dict[str, bytes]:
        """ID → file of what a resource part lists."""
        location = self.beside(self.root, self.tree(self.root).findtext(f".//ofd:{kind}", namespaces=OFD))
        tree = self.tree(location)
        base = self.beside(location, tree.get("BaseLoc"))
        return {
            item.get("ID"): self.parts[f"{base}/{item.findtext(f'ofd:{file}', namespaces=OFD)}"]
            for item in tree.iter(f"{{{SPACE}}}{element}")
        }

    @cached_property
    def fonts(self) -> dict[str, bytes]:
        return self.resource("PublicRes", "Font", "FontFile")

    @cached_property
    def pictures(self) -> dict[str, bytes]:
        return self.resource("DocumentRes", "MultiMedia", "MediaFile")


def box(item: Any) -> list[float]:
    return [float(number) for number in item.get("Boundary").split()]


def texts(page: Any) -> Iterator[str]:
    return (code.text for code in page.iter(f"{{{SPACE}}}TextCode"))


def steps(code: Any) -> Iterator[float]:
    """DeltaX with its repeats written out."""
    words = iter((code.get("DeltaX") or "").split())
    for word in words:
        if word == "g":
            times, step = int(next(words)), float(next(words))
            yield from [step] * times
        else:
            yield float(word)


def characters(item: Any) -> Iterator[tuple[str, Place]]:
    """Each character of a TextObject and where on the page its base point is."""
    left, top, _, _ = box(item)
    code = item.find("ofd:TextCode", OFD)
    x, y = left + float(code.get("X")), top + float(code.get("Y"))
    yield code.text[0], (x, y)
    for character, step in zip(code.text[1:], steps(code), strict=True):
        x += step
        yield character, (x, y)


def outline(item: Any) -> list[Place]:
    left, top, _, _ = box(item)
    words = (
        item.findtext("ofd:AbbreviatedData", namespaces=OFD).translate(str.maketrans("", "", "MLC")).split()
    )
    numbers = list(map(float, words))
    return [(left + x, top + y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]


def rules(page: Any) -> Iterator[tuple[Place, ...]]:
    """Both ends of every line, in millimetres."""
    return (tuple(outline(item)) for item in page.iter(f"{{{SPACE}}}PathObject") if item.get("LineWidth"))


def tables(report: Opened) -> Iterator[list[list[str]]]:
    """The rows of every ruled table, page by page; a merged cell leaves the places it covers empty."""
    for page in report.pages:
        written = [one for item in page.iter(f"{{{SPACE}}}TextObject") for one in characters(item)]
        crossings = ruled.edges_to_intersections(ruled.merge_edges([*_edges(page)], 1, 1, 1, 1))
        for cells in ruled.cells_to_tables(ruled.intersections_to_cells(crossings)):
            yield [[_inside(cell, written) for cell in row.cells] for row in ruled.Table(None, cells).rows]


def _edges(page: Any) -> Iterator[dict[str, Any]]:
    """The rules as pdfplumber takes them."""
    for start, end in rules(page):
        (left, right), (top, bottom) = (sorted(pair) for pair in zip(start, end, strict=True))
        place = {"x0": left, "x1": right, "top": top, "bottom": bottom}
        size = {"width": right - left, "height": bottom - top}
        yield place | size | {"orientation": "h" if right - left > bottom - top else "v"}


def _inside(cell: tuple[float, ...] | None, written: list[tuple[str, Place]]) -> str:
    if cell is None:
        return ""
    left, top, right, bottom = cell
    return "".join(text for text, (x, y) in written if left < x < right and top < y < bottom)


def picture(report: Opened, number: int, scale: float) -> Image.Image:
    """A page drawn with `scale` dots a millimetre."""
    page = report.pages[number]
    *_, width, height = map(float, page.findtext(".//ofd:PhysicalBox", namespaces=OFD).split())
    canvas = Image.new("L", (round(width * scale), round(height * scale)), 255)
    pen = ImageDraw.Draw(canvas)
    for item in page.find(".//ofd:Layer", OFD):
        kind = etree.QName(item).localname
        if kind == "TextObject":
            _write(pen, report, item, scale)
        elif kind == "PathObject":
            _trace(pen, item, scale)
        else:
            left, top, *size = (round(number * scale) for number in box(item))
            drawing = Image.open(io.BytesIO(report.pictures[item.get("ResourceID")]))
            canvas.paste(drawing.convert("L").resize(size), (left, top))
    return canvas


def _write(pen: Any, report: Opened, item: Any, scale: float) -> None:
    file = io.BytesIO(report.fonts[item.get("Font")])
    font = ImageFont.truetype(file, float(item.get("Size")) * scale)
    for character, (x, y) in characters(item):
        pen.text((x * scale, y * scale), character, font=font, fill=0, anchor="ls")


def _trace(pen: Any, item: Any, scale: float) -> None:
    points = [(x * scale, y * scale) for x, y in outline(item)]
    if item.get("LineWidth"):
        pen.line(points, fill=0, width=max(1, round(float(item.get("LineWidth")) * scale)))
    else:
        colour = item.find("ofd:FillColor", OFD).get("Value").split()
        pen.polygon(points, fill=round(sum(map(int, colour)) / 3))

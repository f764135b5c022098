"""The handbook as pages: docs/handbook/*.md, its anchors written out, so that a help link survives a new wording.

A heading is written `## <a id="keys"></a>键盘`; the same file reads well where it is kept and in the application.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "handbook"
IMAGES = FOLDER / "images"
INDEX = "index"
ANCHOR = re.compile(r'<a id="([a-z][a-z0-9-]*)">')
LINK = re.compile(r"\(([a-z]+)\.md[#)]")
WORDS = {"a", "code", "em", "h2", "h3", "img", "li", "ol", "p", "strong", "ul"}
TAGS = WORDS | {"table", "tbody", "td", "th", "thead", "tr"}
ATTRIBUTES = {
    "a": {"href"},
    "h2": {"id"},
    "h3": {"id"},
    "img": {"src", "alt", "width", "height"},
}


@dataclass(frozen=True)
class Heading:
    """One thing a person wants to do: where it stands in its chapter, and its words."""

    anchor: str
    text: str


@dataclass(frozen=True)
class Chapter:
    """One chapter, `body` in clean HTML without its title."""

    slug: str
    title: str
    headings: tuple[Heading, ...]
    body: str


def slugs() -> tuple[str, ...]:
    """The chapters in the order in which the index leads to them."""
    return tuple(dict.fromkeys(LINK.findall(source(INDEX))))


def source(slug: str) -> str:
    """The text of a chapter as it was written."""
    return (FOLDER / f"{slug}.md").read_text(encoding="utf-8")


def chapter(slug: str, page: Callable[[str], str], picture: Callable[[str], str]) -> Chapter:
    """A chapter; `page` gives the address of another one, `picture` that of a file in `IMAGES`."""
    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    tokens = parser.parse(source(slug))
    title, headings = "", []
    for opening, inline in zip(tokens, tokens[1:], strict=False):
        if opening.type == "heading_open":
            anchor, text = _anchor(inline)
            if opening.tag == "h1":
                title = text
            else:
                opening.attrSet("id", anchor)
                headings.append(Heading(anchor, text))
    for child in (child for token in tokens for child in token.children or ()):
        _lead(child, page, picture)
    body = parser.renderer.render(_without_title(tokens), parser.options, {})
    clean = nh3.clean(body, tags=TAGS, attributes=ATTRIBUTES, link_rel=None)
    return Chapter(slug, title, tuple(headings), clean)


def _anchor(inline: Token) -> tuple[str, str]:
    """The anchor and the words of a heading, of which the anchor's own mark is taken away."""
    found = ANCHOR.match(inline.content)
    children = inline.children or []
    inline.children = [child for child in children if child.type != "html_inline"]
    return found[1] if found else "", "".join(child.content for child in inline.children)


def _without_title(tokens: Sequence[Token]) -> list[Token]:
    """The page shows the title by itself."""
    end = next(
        (n for n, token in enumerate(tokens) if token.type == "heading_close" and token.tag == "h1"), -1
    )
    return list(tokens[end + 1 :])


def _lead(token: Token, page: Callable[[str], str], picture: Callable[[str], str]) -> None:
    """Turn the names of files into addresses; a picture says its size, so that the text does not jump.

    Chinese has no spaces, so the end of a line is none either.
    """
    if token.type == "softbreak":
        token.type, token.content = "text", ""
    if token.type == "link_open":
        name, dot, rest = str(token.attrs["href"]).partition(".md")
        if dot:
            token.attrSet("href", page(name) + rest)
    if token.type == "image":
        file = IMAGES / Path(str(token.attrs["src"])).name
        width, height = _size(file)
        token.attrs |= {"src": picture(file.name), "width": width, "height": height}


def _size(file: Path) -> tuple[int, int]:
    """Width and height in pixels, from the first chunk of a PNG."""
    with file.open("rb") as content:
        head = content.read(24)
    return int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")

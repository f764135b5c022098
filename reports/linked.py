"""What programs read of a page (JSON-LD, the words of schema.org): the same that people see on it. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

Node = dict[str, Any]
LANGUAGE = "zh-CN"
# what would end the element, or begin another, is written as an escape, which JSON reads as the same character
ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


@dataclass(frozen=True)
class File:
    """A file to be had: full address, media type, size in bytes, SHA-256 in hex."""

    address: str
    type: str
    size: int
    sha256: str


def text(*nodes: Node) -> str:
    """The nodes as the content of a script element: nothing in it can end that element."""
    graph: Node = {"@context": "https://schema.org", "@graph": list(nodes)}
    return escaped(graph)


def escaped(node: Node) -> str:
    """A whole object as the content of a script element."""
    return json.dumps(node, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)


def organisation(name: str) -> Node:
    return {"@type": "GovernmentOrganization", "name": name}


def during(year: int, last: int = 0) -> str:
    """A report year, or all up to ``last``, as an interval of ISO 8601."""
    return f"{year}-01-01/{last or year}-12-31"


def report(
    *, title: str, address: str, number: str, version: int, year: int, agency: str, site: str,
    published_on: date, modified_on: date, files: Iterable[File]
) -> Node:  # fmt: skip
    """A published report. ``number`` is its 索引号; the dates are those of its first version and of this one."""
    return {
        "@type": "Report",
        "@id": address,
        "url": address,
        "name": title,
        "reportNumber": number,
        "version": str(version),
        "datePublished": published_on.isoformat(),
        "dateModified": modified_on.isoformat(),
        "temporalCoverage": during(year),
        "inLanguage": LANGUAGE,
        "isAccessibleForFree": True,
        "author": organisation(agency),
        "publisher": {"@type": "Organization", "name": site},
        "encoding": [_media(file) for file in files],
    }


def _media(file: File) -> Node:
    return {
        "@type": "MediaObject",
        "contentUrl": file.address,
        "encodingFormat": file.type,
        "contentSize": f"{file.size} B",
        "sha256": file.sha256,
    }


def catalog(*, name: str, address: str, description: str, year: int, site: str) -> Node:
    """The collection of a year, in which its reports are found."""
    return {
        "@type": "DataCatalog",
        "@id": address,
        "url": address,
        "name": name,
        "description": description,
        "temporalCoverage": during(year),
        "inLanguage": LANGUAGE,
        "isAccessibleForFree": True,
        "publisher": {"@type": "Organization", "name": site},
    }


def crumbs(path: Sequence[tuple[str, str]]) -> Node:
    """The way to a page as pairs of name and full address, the page itself last."""
    steps = [
        {"@type": "ListItem", "position": n, "name": name, "item": address}
        for n, (name, address) in enumerate(path, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}

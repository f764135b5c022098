"""帮助: the handbook for everybody. A chapter is made once in a process, as it changes only with the program."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import get_script_prefix, reverse

from reports import handbook
from reports.views.portal import canonical
from reports.views.public import public, stamped, tag, unchanged

PUBLIC = "public"


@public
def help(request: HttpRequest, chapter: str = handbook.INDEX) -> HttpResponse:
    """One chapter, or the index. Errors: Http404 for an unknown one."""
    if chapter not in (handbook.INDEX, *handbook.slugs()):
        raise Http404("帮助里没有这一章，请从目录中选择。")
    context = _context(chapter, get_script_prefix())
    etag = tag("help", chapter, context["chapter"].body)
    if same := unchanged(request, etag):
        return same
    return stamped(render(request, "portal/handbook.html", context), etag)


def address(slug: str) -> str:
    """Where a chapter is read."""
    return reverse("help") if slug == handbook.INDEX else reverse("help-chapter", args=(slug,))


@cache
def _context(slug: str, prefix: str) -> dict[str, Any]:
    """What the page of a chapter shows; `prefix` is part of every address in it."""
    name = "help" if slug == handbook.INDEX else "help-chapter"
    return {
        "chapter": _chapter(slug),
        "chapters": [(address(other), _chapter(other)) for other in _order()],
        "canonical": canonical(name, *([] if slug == handbook.INDEX else [slug])),
    }


def _order() -> list[str]:
    """The public's chapter first: who works here comes by a link to his own."""
    return sorted(handbook.slugs(), key=lambda slug: slug != PUBLIC)


def _chapter(slug: str) -> handbook.Chapter:
    return handbook.chapter(slug, address, lambda name: static(f"handbook/{name}"))

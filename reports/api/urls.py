"""The addresses under /api/v1/: every operation as a public view, and a sentence for what there is not."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, path, reverse

from reports.api import problems
from reports.api.openapi import document
from reports.api.operations import api
from reports.api.problems import Problem
from reports.views.public import public

METHODS = "GET, HEAD, OPTIONS"
CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link",
}
PREFLIGHT = {
    "Access-Control-Allow-Methods": METHODS,
    "Access-Control-Allow-Headers": "If-None-Match",
    "Access-Control-Max-Age": "86400",
}
View = Callable[..., HttpResponse]


def open_to_all(view: View) -> View:
    """A public view that pages of other sites may read too: no session, no credentials, nothing but reading."""

    @public
    @wraps(view)
    def read(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        request.method = "GET"  # HEAD is the same without its body, which the server leaves out
        return view(request, *args, **kwargs)

    @wraps(read)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "OPTIONS":
            response = HttpResponse(status=204, headers=PREFLIGHT | {"Allow": METHODS})
        elif request.method in ("GET", "HEAD"):
            response = read(request, *args, **kwargs)
        else:
            response = problems.answer(
                Problem(405, f"这里只能读取，请用 GET，不能用 {request.method[:20]}。")
            )
            response["Allow"] = METHODS
        for name, value in CORS.items():
            response[name] = value
        return response

    answered.csrf_exempt = True  # type: ignore[attr-defined] # nothing is written: 405 with a sentence, not 403
    return answered


def openapi(request: HttpRequest) -> HttpResponse:
    """What can be asked and answered, for programs. Source: OpenAPI 3.1."""
    return JsonResponse(document(reverse("api-root").rstrip("/")), json_dumps_params={"ensure_ascii": False})


def root(request: HttpRequest) -> HttpResponse:
    """Where to begin."""
    lists = {name: reverse(f"api-{name}") for name in LISTS}
    return JsonResponse({**lists, "openapi": reverse("api-openapi"), "documentation": reverse("open-data")})


def missing(request: HttpRequest, rest: str) -> HttpResponse:
    return problems.answer(
        Problem(404, f"接口没有 /{rest[:80]} 这个地址，全部地址见 {reverse('api-openapi')}。")
    )


LISTS = ("reports", "figures", "agencies", "editions", "indicators")


def _operations() -> list[URLPattern]:
    named = [pattern for pattern in api.urls[0] if pattern.name != "api-root"]
    return [path(str(p.pattern), open_to_all(p.callback), name=f"api-{p.name}") for p in named]


urlpatterns = [
    path("", open_to_all(root), name="api-root"),
    path("openapi.json", open_to_all(openapi), name="api-openapi"),
    *_operations(),
    path("<path:rest>", open_to_all(missing), name="api-missing"),
]

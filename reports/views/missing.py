"""The answers where there is no view: to an address that is not there, and when something broke."""

from __future__ import annotations

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.defaults import page_not_found, server_error

from agencies import answers
from agencies.access import EVERYBODY, seen_by
from reports.views.public import not_here

AWAY = "服务器的数据库暂时没有应答，没有保存；稍后会自动再试。"
BROKEN = "服务器出了问题，没有保存，已经记录下来；稍后会自动再试。"


@seen_by(EVERYBODY)
def missing(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler404: the staff's frame below /work/, the portal's for everybody else.

    What is forbidden below /work/ answers the same as what does not exist.
    """
    if request.path.startswith(reverse("work")):
        return page_not_found(request, exception)
    return not_here(request, "地址可能写错了，或者页面已经移走。")


def broken(request: HttpRequest) -> HttpResponse:
    """Django's handler500, called while the error is at hand. A database that is away comes back: 503, not 500."""
    status = 503 if isinstance(sys.exc_info()[1], (OperationalError, InterfaceError)) else 500
    if answers.speaks_json(request):
        return answers.told(AWAY if status == 503 else BROKEN, status)
    response = server_error(request, template_name=f"{status}.html")
    response.status_code = status
    return response


broken.audience = EVERYBODY  # type: ignore[attr-defined]  # asking who it is would ask the database again

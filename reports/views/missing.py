"""The answer to an address that is not there: the staff's frame below /work/, the portal's for everybody else."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.defaults import page_not_found

from agencies.access import EVERYBODY, seen_by
from reports.views.public import not_here


@seen_by(EVERYBODY)
def missing(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler404. What is forbidden below /work/ answers the same as what does not exist."""
    if request.path.startswith(reverse("work")):
        return page_not_found(request, exception)
    return not_here(request, "地址可能写错了，或者页面已经移走。")

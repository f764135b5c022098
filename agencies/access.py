"""Every view states who may see it; a view without a statement fails a test."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from agencies import answers
from agencies.rescue import posted, rescue, resume
from agencies.roles import ADMINISTRATORS, Role

type_view = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Audience:
    """Who may see a view: everybody, anybody signed in, or the holders of some roles."""

    label: str
    roles: frozenset[Role] | None = None
    public: bool = False


EVERYBODY = Audience("所有人", public=True)
SIGNED_IN = Audience("已登录人员")
REPORT_STAFF = Audience("填报、审核和主管人员", frozenset(set(Role) - ADMINISTRATORS))
AUTHORS = Audience("填报人", frozenset({Role.AUTHOR}))
REVIEWERS = Audience("审核人和主管部门审核员", frozenset({Role.REVIEWER, Role.SUPERVISOR}))
SUPERVISORS = Audience("主管部门审核员", frozenset({Role.SUPERVISOR}))


def seen_by(audience: Audience) -> Callable[[type_view], type_view]:
    """State who may see the view. Others get a 404, the signed-out a sign-in page (which keeps what was posted)."""

    def state(view: type_view) -> type_view:
        @wraps(view)
        def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            if not audience.public and not request.user.is_authenticated:
                if answers.speaks_json(request):
                    return answers.signed_out()
                if request.method == "POST":
                    return rescue(request)
                return redirect_to_login(request.get_full_path())
            if audience.roles is not None and not holds(request.user, audience.roles):
                raise Http404
            return view(request, *args, **kwargs)

        guarded.audience = audience  # type: ignore[attr-defined]
        return guarded

    return state


class FirstPassword:
    """Middleware: who was given a one-time password changes it before anything else.

    Public pages are let through unasked, so that they need no session.
    """

    EXEMPT = {"change-password", "admin:login", "admin:logout", "admin:jsi18n"}

    def __init__(self, get_response: type_view) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: type_view, args, kwargs) -> HttpResponse | None:
        audience = getattr(view, "audience", None)  # the admin site's views have none
        if (audience and audience.public) or request.resolver_match.view_name in self.EXEMPT:
            return None
        if not getattr(request.user, "must_change_password", False):
            return None
        if answers.speaks_json(request):
            return answers.told(answers.FIRST_PASSWORD, 403)
        if request.method == "POST":
            return resume(request, posted(request), status=403)
        messages.warning(request, "您的口令是一次性的，请先换成自己的密码。")
        return redirect("change-password")


def holds(person, roles: frozenset[Role]) -> bool:
    """Whether the person holds one of the roles anywhere."""
    return any(post.role in roles for post in person.posts)

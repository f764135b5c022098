"""Nothing typed is lost when a sign-in has expired: what was posted is carried through signing in and sent again.

Names and passwords are never carried: a page that asks for them is simply asked again. Files are not either: no page
can hold one, so their names are, and the person is asked to choose them again.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from agencies import answers
from agencies.forms import SignInForm

PATH = "kept_path"
PREFIX, FILE_PREFIX = "kept:", "kept_file:"
NEVER_KEPT = {
    "csrfmiddlewaretoken",
    *("username", "password"),
    *("old_password", "new_password1", "new_password2", "password1", "password2"),
}
ASKS_PASSWORD = {"sign-in", "change-password", "admin:login", "admin:password_change"}
SIGNS_OUT = {"sign-out", "admin:logout"}
AGAIN = "sign-in-again"
EXPIRED = "页面已过期，请再填一次。"

type_fields = list[tuple[str, str]]


@dataclass(frozen=True)
class Kept:
    """What was posted where. ``files`` are the fields of files and the names these had; the files themselves are gone."""

    path: str
    fields: type_fields
    files: type_fields

    @property
    def choices(self) -> dict[str, list[str]]:
        """The fields in which files are to be chosen again, each with the names it held."""
        names: dict[str, list[str]] = {}
        for field, name in self.files:
            names.setdefault(field, []).append(name)
        return names


def posted(request: HttpRequest) -> Kept:
    """What was posted, but for the token, which is old, and what nobody but the person may know."""
    fields = [(name, value) for name, value in _sent(request) if name.removeprefix(PREFIX) not in NEVER_KEPT]
    files = [(field, str(file.name)) for field, sent in request.FILES.lists() for file in sent]
    return Kept(request.get_full_path(), fields, files)


def _sent(request: HttpRequest) -> type_fields:
    return [(name, str(value)) for name, values in request.POST.lists() for value in values]


def carried(request: HttpRequest) -> Kept:
    """Where the page that asks to sign in again leads, and what it keeps; the address is empty if not ours."""
    path = request.POST.get(PATH, "")
    if not url_has_allowed_host_and_scheme(path, allowed_hosts=None):
        return Kept("", [], [])
    fields, files = (_with(prefix, posted(request).fields) for prefix in (PREFIX, FILE_PREFIX))
    return Kept(path, fields, files)


def _with(prefix: str, fields: type_fields) -> type_fields:
    return [(name.removeprefix(prefix), value) for name, value in fields if name.startswith(prefix)]


def rescue(request: HttpRequest) -> HttpResponse:
    """Ask to sign in again and carry what was posted along."""
    if _view(request) in ASKS_PASSWORD:
        messages.warning(request, EXPIRED)
        return redirect_to_login(request.get_full_path())
    return _ask(request, SignInForm(request), posted(request))


def locked_out(request: HttpRequest, sentence: str) -> HttpResponse | None:
    """The page that keeps what was typed, while nobody may sign in; None if nothing is kept."""
    kept = carried(request) if _view(request) == AGAIN else None
    if kept is None or not kept.path:
        return None
    return _ask(request, SignInForm(request), kept, status=429, locked=sentence)


def sign_in_again(request: HttpRequest) -> HttpResponse:
    """Sign in and offer what was typed for sending again; a wrong password keeps it too."""
    kept = carried(request)
    if not kept.path:
        return redirect("sign-in")
    form = SignInForm(request, data=request.POST)
    if not form.is_valid():
        return _ask(request, form, kept)
    login(request, form.get_user())
    return resume(request, kept)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A page of ours whose token is old is offered again; a post from elsewhere is refused."""
    if answers.speaks_json(request):
        here = _from_here(request)
        return answers.old_token(request) if here else answers.told(answers.FROM_ELSEWHERE, 403)
    if not _from_here(request):
        return render(request, "agencies/foreign_post.html", status=403)
    view = _view(request)
    if view in SIGNS_OUT:
        messages.warning(request, "页面已过期，请再点一次“退出”。")
        return redirect("work")
    if view in ASKS_PASSWORD:
        messages.warning(request, EXPIRED)
        return redirect(request.get_full_path())
    kept = posted(request) if view != AGAIN else carried(request)
    if not kept.path:
        messages.warning(request, EXPIRED)
        return redirect("sign-in")
    if request.user.is_authenticated:
        return resume(request, kept, status=403)
    return _ask(request, SignInForm(request), kept)


def resume(request: HttpRequest, kept: Kept, status: int = 200) -> HttpResponse:
    """Offer what was posted for sending again, under the name of whoever is signed in."""
    return render(request, "agencies/resume.html", _context(kept), status=status)


def _ask(
    request: HttpRequest, form: SignInForm, kept: Kept, status: int = 401, locked: str = ""
) -> HttpResponse:
    return render(
        request, "agencies/rescue.html", _context(kept) | {"form": form, "locked": locked}, status=status
    )


def _context(kept: Kept) -> dict[str, object]:
    names = {"PATH": PATH, "PREFIX": PREFIX, "FILE_PREFIX": FILE_PREFIX}
    return {"path": kept.path, "kept": kept.fields, "files": kept.files, "choices": kept.choices, **names}


def _view(request: HttpRequest) -> str:
    return request.resolver_match.view_name if request.resolver_match else ""


def _from_here(request: HttpRequest) -> bool:
    source = request.headers.get("Origin") or request.headers.get("Referer") or ""
    return urlsplit(source).netloc == request.get_host()

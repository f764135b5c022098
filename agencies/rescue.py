"""Nothing typed is lost when a sign-in has expired: what was posted is carried through signing in and sent again.

Names and passwords are never carried: a page that asks for them is simply asked again.
"""

from urllib.parse import urlsplit

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from agencies.forms import SignInForm

PATH = "kept_path"
PREFIX = "kept:"
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


def posted(request: HttpRequest) -> type_fields:
    """What was posted, but for the token, which is old, and what nobody but the person may know."""
    fields = [(name, value) for name, values in request.POST.lists() for value in values]
    return [(name, value) for name, value in fields if name.removeprefix(PREFIX) not in NEVER_KEPT]


def carried(request: HttpRequest) -> tuple[str, type_fields]:
    """Where the page that asks to sign in again leads, and what it keeps; the address is empty if not ours."""
    path = request.POST.get(PATH, "")
    if not url_has_allowed_host_and_scheme(path, allowed_hosts=None):
        return "", []
    kept = [(name.removeprefix(PREFIX), value) for name, value in posted(request) if name.startswith(PREFIX)]
    return path, kept


def rescue(request: HttpRequest) -> HttpResponse:
    """Ask to sign in again and carry what was posted along."""
    if _view(request) in ASKS_PASSWORD:
        messages.warning(request, EXPIRED)
        return redirect_to_login(request.get_full_path())
    return _ask(request, SignInForm(request), request.get_full_path(), posted(request))


def locked_out(request: HttpRequest, sentence: str) -> HttpResponse | None:
    """The page that keeps what was typed, while nobody may sign in; None if nothing is kept."""
    path, kept = carried(request) if _view(request) == AGAIN else ("", [])
    return _ask(request, SignInForm(request), path, kept, status=429, locked=sentence) if path else None


def sign_in_again(request: HttpRequest) -> HttpResponse:
    """Sign in and offer what was typed for sending again; a wrong password keeps it too."""
    path, kept = carried(request)
    if not path:
        return redirect("sign-in")
    form = SignInForm(request, data=request.POST)
    if not form.is_valid():
        return _ask(request, form, path, kept)
    login(request, form.get_user())
    return resume(request, path, kept)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A page of ours whose token is old is offered again; a post from elsewhere is refused."""
    if not _from_here(request):
        return render(request, "agencies/foreign_post.html", status=403)
    view = _view(request)
    if view in SIGNS_OUT:
        messages.warning(request, "页面已过期，请再点一次“退出”。")
        return redirect("work")
    if view in ASKS_PASSWORD:
        messages.warning(request, EXPIRED)
        return redirect(request.get_full_path())
    path, kept = (request.get_full_path(), posted(request)) if view != AGAIN else carried(request)
    if not path:
        messages.warning(request, EXPIRED)
        return redirect("sign-in")
    if request.user.is_authenticated:
        return resume(request, path, kept, status=403)
    return _ask(request, SignInForm(request), path, kept)


def resume(request: HttpRequest, path: str, kept: type_fields, status: int = 200) -> HttpResponse:
    """Offer what was posted for sending again, under the name of whoever is signed in."""
    return render(request, "agencies/resume.html", {"path": path, "kept": kept}, status=status)


def _ask(
    request: HttpRequest, form: SignInForm, path: str, kept: type_fields, status: int = 401, locked: str = ""
) -> HttpResponse:
    context = {"form": form, "path": path, "kept": kept, "locked": locked, "PATH": PATH, "PREFIX": PREFIX}
    return render(request, "agencies/rescue.html", context, status=status)


def _view(request: HttpRequest) -> str:
    return request.resolver_match.view_name if request.resolver_match else ""


def _from_here(request: HttpRequest) -> bool:
    source = request.headers.get("Origin") or request.headers.get("Referer") or ""
    return urlsplit(source).netloc == request.get_host()

"""Nothing typed is lost when a sign-in has expired: what was posted is carried through signing in and sent again."""

from urllib.parse import urlsplit

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from agencies.forms import SignInForm

PATH = "kept_path"
PREFIX = "kept:"
OURS = {"csrfmiddlewaretoken"}

type_fields = list[tuple[str, str]]


def posted(request: HttpRequest) -> type_fields:
    """What was posted, but for the token, which is old."""
    return [(name, value) for name, values in request.POST.lists() if name not in OURS for value in values]


def rescue(request: HttpRequest) -> HttpResponse:
    """Ask to sign in again and carry what was posted along."""
    return _ask(request, SignInForm(request), request.get_full_path(), posted(request))


def _ask(request: HttpRequest, form: SignInForm, path: str, kept: type_fields) -> HttpResponse:
    context = {"form": form, "path": path, "kept": kept, "PATH": PATH, "PREFIX": PREFIX}
    return render(request, "agencies/rescue.html", context, status=401)


def _resume(request: HttpRequest, path: str, kept: type_fields, status: int = 200) -> HttpResponse:
    return render(request, "agencies/resume.html", {"path": path, "kept": kept}, status=status)


def sign_in_again(request: HttpRequest) -> HttpResponse:
    """Sign in and offer what was typed for sending again; a wrong password keeps it too."""
    path = request.POST.get(PATH, "")
    if not url_has_allowed_host_and_scheme(path, allowed_hosts=None):
        return redirect("sign-in")
    kept = [(name.removeprefix(PREFIX), value) for name, value in posted(request) if name.startswith(PREFIX)]
    form = SignInForm(request, data=request.POST)
    if not form.is_valid():
        return _ask(request, form, path, kept)
    login(request, form.get_user())
    return _resume(request, path, kept)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A page of ours whose token is old is offered again; a post from elsewhere is refused."""
    if _from_here(request):
        if request.user.is_authenticated:
            return _resume(request, request.get_full_path(), posted(request), status=403)
        return rescue(request)
    return render(request, "agencies/foreign_post.html", status=403)


def _from_here(request: HttpRequest) -> bool:
    source = request.headers.get("Origin") or request.headers.get("Referer") or ""
    return urlsplit(source).netloc == request.get_host()

"""Signing in and out, and changing one's password."""

from django.contrib.auth import views as auth
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse_lazy

from agencies import lockout, rescue
from agencies.access import EVERYBODY, SIGNED_IN, seen_by
from agencies.forms import ChangePasswordForm, SignInForm

sign_in = seen_by(EVERYBODY)(
    auth.LoginView.as_view(
        template_name="agencies/sign_in.html",
        authentication_form=SignInForm,
        redirect_authenticated_user=True,
    )
)
sign_in_again = seen_by(EVERYBODY)(rescue.sign_in_again)
sign_out = seen_by(EVERYBODY)(auth.LogoutView.as_view(next_page=reverse_lazy("sign-in")))
change_password = seen_by(SIGNED_IN)(
    auth.PasswordChangeView.as_view(
        template_name="agencies/change_password.html",
        form_class=ChangePasswordForm,
        success_url=reverse_lazy("work"),
    )
)


def locked_out(request: HttpRequest, *args, **kwargs) -> HttpResponse:
    """Called by axes after repeated failures; a page that keeps what was typed goes on keeping it."""
    sentence = lockout.sentence(request)
    kept = rescue.locked_out(request, sentence)
    return kept or render(request, "agencies/locked_out.html", {"sentence": sentence}, status=429)


locked_out.audience = EVERYBODY  # type: ignore[attr-defined]

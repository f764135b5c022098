"""Signing in and out, and changing one's password."""

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth import views as auth
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.views.decorators.http import require_POST

from agencies import actions, answers, lockout, rescue
from agencies.access import EVERYBODY, SIGNED_IN, seen_by
from agencies.forms import ChangePasswordForm, EmailForm, SignInForm
from agencies.models import Person
from agencies.models.person import plain_username

ANOTHER = "这一页的内容是用另一个账户填写的。请用那个账户登录，保存以后再换人。"

sign_in = seen_by(EVERYBODY)(
    auth.LoginView.as_view(
        template_name="agencies/sign_in.html",
        authentication_form=SignInForm,
        redirect_authenticated_user=True,
    )
)
sign_in_again = seen_by(EVERYBODY)(rescue.sign_in_again)
sign_out = seen_by(EVERYBODY)(auth.LogoutView.as_view(next_page=reverse_lazy("sign-in")))


class Account(auth.PasswordChangeView):
    """我的账户: one's password, and the address to which notices go."""

    template_name = "agencies/change_password.html"
    form_class = ChangePasswordForm
    success_url = reverse_lazy("work")

    def get_context_data(self, **kwargs):
        return super().get_context_data(**{"email_form": EmailForm(instance=self.request.user)} | kwargs)


change_password = seen_by(SIGNED_IN)(Account.as_view())


@require_POST
@seen_by(SIGNED_IN)
def change_email(request: HttpRequest) -> HttpResponse:
    """Enter, change or give up one's e-mail address."""
    form = EmailForm(request.POST, instance=Person.objects.get(pk=request.user.pk))
    if not form.is_valid():
        context = {"email_form": form, "form": ChangePasswordForm(request.user)}
        return render(request, "agencies/change_password.html", context)
    if form.has_changed():
        actions.change_person(form.instance, ["email"], by=request.user)
    kept = form.instance.email
    messages.success(request, f"新消息将同时发到 {kept}。" if kept else "已删去电子邮箱，不再发邮件。")
    return redirect("change-password")


@seen_by(EVERYBODY)
@require_POST
def sign_in_here(request: HttpRequest) -> HttpResponse:
    """Sign in from a dialog of the page that is being filled in, which then goes on saving.

    ``person`` is the user name of whoever typed: what he wrote must not be kept under another's name. Answers JSON:
    the token to go on with, or a sentence why not. Axes counts and locks as on the sign-in page.
    """
    person = plain_username(request.POST.get("person", ""))
    if person != plain_username(request.POST.get("username", "")):
        return answers.told(ANOTHER, 409)
    form = SignInForm(request, data=request.POST)
    if not form.is_valid():
        return answers.told("".join(sentence for errors in form.errors.values() for sentence in errors), 400)
    login(request, form.get_user())
    return JsonResponse({"csrf": get_token(request)})


def locked_out(request: HttpRequest, *args, **kwargs) -> HttpResponse:
    """Called by axes after repeated failures; a page that keeps what was typed goes on keeping it."""
    sentence = lockout.sentence(request)
    if answers.speaks_json(request):
        return answers.told(sentence, 429)
    kept = rescue.locked_out(request, sentence)
    return kept or render(request, "agencies/locked_out.html", {"sentence": sentence}, status=429)


locked_out.audience = EVERYBODY  # type: ignore[attr-defined]

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.urls import reverse_lazy

from agencies.models import Person
from agencies.models.person import plain_username


class SignInForm(AuthenticationForm):
    """User name and password; the user name is taken in any case."""

    error_messages = {
        "invalid_login": "用户名或密码不对，请核对后再试。连续5次不对，账户会锁定15分钟。",
        "inactive": "这个账户已停用，请联系本单位管理员。",
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False

    def clean_username(self) -> str:
        return plain_username(self.cleaned_data["username"])


class ChangePasswordForm(PasswordChangeForm):
    error_messages = {
        "password_incorrect": "原密码不对，请重新输入。",
        "password_mismatch": "两次输入的新密码不一样，请重新输入。",
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.add_input(Submit("save", "更改密码"))

    def clean(self) -> dict:
        cleaned = super().clean()
        new = cleaned.get("new_password1")
        if new and new == cleaned.get("old_password"):
            self.add_error("new_password1", "新密码和原密码一样，请另取一个。")
        return cleaned

    def save(self, commit: bool = True):
        self.user.must_change_password = False
        return super().save(commit)


class EmailForm(forms.ModelForm):
    """The address to which a person's notices go; blank for none."""

    class Meta:
        model = Person
        fields = ["email"]
        help_texts = {"email": "报告退回、催报和批注会同时发邮件告知，邮件中不写报告内容。不需要的留空。"}
        error_messages = {"email": {"invalid": "这不像电子邮箱地址，请按 name@example.gov.cn 的样子填写。"}}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_action = reverse_lazy("change-email")
        self.helper.add_input(Submit("keep", "保存邮箱"))

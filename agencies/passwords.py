"""Password rules that Django does not bring, after GB/T 22239 鉴别信息复杂度, and passwords made by lot."""

import secrets
import string

from django.contrib.auth.password_validation import MinimumLengthValidator, validate_password
from django.core.exceptions import ValidationError

KINDS = {
    "大写字母": set(string.ascii_uppercase),
    "小写字母": set(string.ascii_lowercase),
    "数字": set(string.digits),
}
FEWEST = 3


class LongEnough(MinimumLengthValidator):
    """Django's own rule in words: its Chinese catalogue lacks this sentence."""

    def validate(self, password: str, user=None) -> None:
        if len(password) < self.min_length:
            raise ValidationError(self.get_help_text(), code="password_too_short")

    def get_help_text(self) -> str:
        return f"密码至少要有{self.min_length}个字符。"


class CharacterClasses:
    """At least three of: capitals, small letters, digits, everything else."""

    def validate(self, password: str, user=None) -> None:
        known = set().union(*KINDS.values())
        kinds = sum(bool(set(password) & kind) for kind in KINDS.values()) + bool(set(password) - known)
        if kinds < FEWEST:
            raise ValidationError(self.get_help_text(), code="password_too_plain")

    def get_help_text(self) -> str:
        return "密码要包含大写字母、小写字母、数字、其他符号中的至少三种。"


LEGIBLE = "".join(
    set(string.ascii_letters + string.digits) - set("0O1lI")
)  # read from paper, told on the phone


def one_time(person) -> str:
    """A password made by lot that keeps the rules: three groups of four."""
    while True:
        password = "-".join("".join(secrets.choice(LEGIBLE) for _ in range(4)) for _ in range(3))
        try:
            validate_password(password, person)
        except ValidationError:
            continue
        return password

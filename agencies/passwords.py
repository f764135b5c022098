"""Password rules that Django does not bring: kinds of characters (GB/T 22239 鉴别信息复杂度)."""

import string

from django.core.exceptions import ValidationError

KINDS = {
    "大写字母": set(string.ascii_uppercase),
    "小写字母": set(string.ascii_lowercase),
    "数字": set(string.digits),
}
FEWEST = 3


class CharacterClasses:
    """At least three of: capitals, small letters, digits, everything else."""

    def validate(self, password: str, user=None) -> None:
        known = set().union(*KINDS.values())
        kinds = sum(bool(set(password) & kind) for kind in KINDS.values()) + bool(set(password) - known)
        if kinds < FEWEST:
            raise ValidationError(self.get_help_text(), code="password_too_plain")

    def get_help_text(self) -> str:
        return "密码要包含大写字母、小写字母、数字、其他符号中的至少三种。"

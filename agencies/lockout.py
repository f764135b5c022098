"""What counts towards a lock after failed sign-ins, and what the locked-out are told. Axes asks here."""

from axes.attempts import get_cool_off_threshold
from axes.models import AccessAttempt
from django.db.models import Sum
from django.http import HttpRequest

from agencies.models.person import plain_username

PER_PERSON = 5  # by one address under one user name
PER_ADDRESS = 50  # by one address under whatever names; a whole office may stand behind one


def username(request: HttpRequest, credentials: dict | None = None) -> str:
    """The name a failure is counted under: however it is typed, it is the same person's."""
    return plain_username((credentials or request.POST).get("username") or "")


def failure_limit(request: HttpRequest, credentials: dict | None = None) -> int:
    """How many failures of this name at this address lock it: none, once the address has had too many."""
    return 0 if _sprayed(request) else PER_PERSON


def sentence(request: HttpRequest) -> str:
    """Why nobody can sign in now and for how long; never whether the account exists."""
    if _sprayed(request):
        return (
            f"从这个网络地址登录，短时间内已有{PER_ADDRESS}次用户名或密码不对，为了安全，15分钟内不能再登录。"
            "请过15分钟再试，或联系系统管理员。"
        )
    return (
        f"用户名或密码连续{PER_PERSON}次不对，为了安全，15分钟内不能再登录。"
        "请过15分钟再试；忘记密码的，请联系本单位管理员。"
    )


def _sprayed(request) -> bool:
    recent = AccessAttempt.objects.filter(
        ip_address=request.axes_ip_address, attempt_time__gte=get_cool_off_threshold(request)
    )
    return (recent.aggregate(n=Sum("failures_since_start"))["n"] or 0) >= PER_ADDRESS

"""Answers to our own scripts: JSON with a sentence for the person, where a page would have been shown to him."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse
from django.middleware.csrf import get_token

JSON = "application/json"
SIGNED_OUT = "登录已过期，请重新登录；填写的内容都在，登录后自动保存。"
OLD_TOKEN = "页面已过期，正在换新，请稍候；一直没有保存的，请先重新登录。"
FROM_ELSEWHERE = "这个请求没有带上本站的凭证，为了安全没有执行。请回到原来的页面刷新后再操作。"
FIRST_PASSWORD = "您的口令是一次性的：请先在新页面里改密码，再回到这里，内容会自动保存。"


def speaks_json(request: HttpRequest) -> bool:
    """Whether a script of ours asks, which can do nothing with a page."""
    return request.content_type == JSON or request.headers.get("Accept", "").startswith(JSON)


def told(sentence: str, status: int, **more: object) -> JsonResponse:
    """The sentence, as scripts read it."""
    return JsonResponse({"sentence": sentence, **more}, status=status)


def signed_out() -> JsonResponse:
    return told(SIGNED_OUT, 401)


def old_token(request: HttpRequest) -> JsonResponse:
    """The token was old: here is the one to go on with. Only pages of ours can read the answer."""
    return told(OLD_TOKEN, 403, csrf=get_token(request))

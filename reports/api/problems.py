"""Answers that say what is wrong, as application/problem+json with a sentence. Source: RFC 9457."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, JsonResponse
from ninja.errors import ValidationError

MEDIA_TYPE = "application/problem+json"
TITLES = {
    400: "参数不对",
    404: "没有找到",
    405: "只能读取",
    410: "已撤销发布",
    422: "参数的值不对",
}


class Problem(Exception):
    """What goes wrong in an operation; ``more`` is said beside the sentence."""

    def __init__(self, status: int, detail: str, **more: Any) -> None:
        super().__init__(detail)
        self.status, self.detail, self.more = status, detail, more


def answer(problem: Problem) -> JsonResponse:
    told = {"type": "about:blank", "title": TITLES[problem.status], "status": problem.status}
    return JsonResponse(
        {**told, "detail": problem.detail, **problem.more},
        status=problem.status,
        content_type=MEDIA_TYPE,
        json_dumps_params={"ensure_ascii": False},
    )


def of_problem(request: HttpRequest, problem: Problem) -> JsonResponse:
    return answer(problem)


def of_values(meanings: dict[str, str]) -> Any:
    """What answers for a value that does not fit, from what each parameter may hold."""

    def told(request: HttpRequest, error: ValidationError) -> JsonResponse:
        names = dict.fromkeys(str(one["loc"][-1]) for one in error.errors)
        errors = [{"parameter": name, "detail": meanings.get(name, "请核对这个值。")} for name in names]
        said = "；".join(f"{one['parameter']}：{one['detail']}" for one in errors)
        return answer(Problem(422, f"有参数的值不对。{said}", errors=errors))

    return told

"""The OpenAPI 3.1 document of the interface: what ninja knows of the operations, and what they have in common."""

from __future__ import annotations

from typing import Any

from reports.api.operations import api
from reports.api.problems import MEDIA_TYPE, TITLES

HEADERS = {
    "ETag": "下次用 If-None-Match 带来，没有变化时答复 304。",
    "Link": 'rel="next" 是下一页的地址；没有下一页时没有这一项。',
}
UNCHANGED = {"description": "没有变化，请用您已有的。"}


def document(server: str) -> dict[str, Any]:
    """The whole document; ``server`` is the path under which the interface is reached."""
    found = dict(api.get_openapi_schema(path_prefix=""))
    found["servers"] = [{"url": server}]
    for operations in found["paths"].values():
        for operation in operations.values():
            operation["responses"] = _responses(operation)
    return found


def _responses(operation: dict[str, Any]) -> dict[str, Any]:
    """Wrong requests are answered as problems; every list and report can be asked for anew at little cost."""
    made: dict[str, Any] = {}
    for status, response in operation["responses"].items():
        if status >= 400:
            content = {MEDIA_TYPE: response["content"]["application/json"]}
            made[str(status)] = {"description": TITLES[status], "content": content}
        else:
            names = [name for name in HEADERS if name != "Link" or _is_paged(operation)]
            headers = {name: {"description": HEADERS[name], "schema": {"type": "string"}} for name in names}
            made[str(status)] = {**response, "description": "好。", "headers": headers}
    return made | {"304": UNCHANGED}


def _is_paged(operation: dict[str, Any]) -> bool:
    return any(parameter["name"] == "cursor" for parameter in operation["parameters"])

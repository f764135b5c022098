"""What a report.json looks like, for programs that read it."""

from __future__ import annotations

import json
from functools import cache

from django.http import HttpRequest, HttpResponse

from reports.filetypes import json_schema
from reports.views.portal import canonical
from reports.views.public import public, stamped, tag, unchanged


@public
def schema(request: HttpRequest) -> HttpResponse:
    """The JSON Schema of version 1 at the address that is its name."""
    address = canonical("schema")
    etag = tag(address)
    if same := unchanged(request, etag):
        return same
    return stamped(HttpResponse(_written(address), content_type="application/schema+json"), etag)


@cache
def _written(address: str) -> bytes:
    return json.dumps(json_schema.schema(address), ensure_ascii=False, indent=1).encode()

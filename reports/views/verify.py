"""Whether a copy is genuine: which version of which report bears this digest."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from reports import published
from reports.views.portal import canonical
from reports.views.public import public


@public
def verify(request: HttpRequest) -> HttpResponse:
    """Where to begin: what can be checked, and how."""
    return render(request, "portal/verify.html", {"canonical": canonical("verify")})


@public
def verified(request: HttpRequest, digest: str) -> HttpResponse:
    """What is known of the content with this SHA-256: the QR code on the last page of a PDF leads here."""
    found = published.by_digest(digest)
    if not found:
        raise Http404("这里发布的报告里没有这个指纹。请核对地址；纸上的二维码可以再扫一次。")
    context = {"found": found, "canonical": canonical("verify-digest", digest)}
    return render(request, "portal/verify.html", context)

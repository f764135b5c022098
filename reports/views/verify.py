"""Whether a copy is genuine: which version of which report bears a hash. The file itself never comes here."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from reports import verification
from reports.copies import copies, plain
from reports.views.portal import canonical
from reports.views.public import public


@public
def verify(request: HttpRequest) -> HttpResponse:
    """Choose a file, whose hash the browser takes, or paste a hash; what is known of it."""
    typed = request.GET.get("hash", "").strip()
    digest = plain(typed)
    context = {
        "canonical": canonical("verify"),
        "typed": typed[:200],
        "digest": digest,
        "found": copies(digest) if digest else [],
        "head": verification.head(),
    }
    return render(request, "portal/verify.html", context)


@public
def verified(request: HttpRequest, digest: str) -> HttpResponse:
    """What is known of the content with this hash: the QR code on the last page of a PDF leads here."""
    known = copies(plain(digest))
    if not known:
        raise Http404(
            "这里发布的报告里没有这个指纹：不是这里发布的，或者发布以后被改动过。请核对地址；纸上的二维码可以再扫一次。"
        )
    full = canonical("verify-digest", plain(digest))
    return render(
        request, "portal/verified.html", {"found": known, "digest": plain(digest), "canonical": full}
    )

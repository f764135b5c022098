"""Whether a copy is genuine: which version of which report bears a hash. The file itself never comes here."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from reports import published, verification
from reports.copies import claimed, copies, of_agency, plain, whole
from reports.search import agencies
from reports.views.portal import canonical
from reports.views.public import public

AMBIGUOUS = "有几份报告的指纹都以“{}”开头，请再多输入几位，或者扫描纸上的二维码。"


@public
def verify(request: HttpRequest) -> HttpResponse:
    """Choose a file, whose hash the browser takes, or type what is printed; what is known of it.

    ``data`` is the hash of what lies inside the file: an altered one still says by it whose it is.
    """
    typed, data = request.GET.get("hash", "").strip(), plain(request.GET.get("data", ""))
    digest = plain(typed)
    known = whole(digest) if digest else []
    found = copies(known[0]) if len(known) == 1 else []
    context = {
        "canonical": canonical("verify"),
        "typed": typed[:200],
        "data": data,
        "digest": digest,
        "ambiguous": AMBIGUOUS.format(digest) if len(known) > 1 else "",
        "found": found or (claimed(data) if data else []),
        "head": verification.head(),
    }
    return render(request, "portal/verify.html", context | _looked_up(request))


def _looked_up(request: HttpRequest) -> dict[str, Any]:
    """Who has neither file nor code says whose report it is and of which year."""
    wanted, year = request.GET.get("agency", "").strip()[:80], request.GET.get("year", "")
    chosen = int(year) if year.isascii() and year.isdigit() and len(year) == 4 else None
    return {
        "years": published.years(),
        "agencies": agencies(),
        "wanted": wanted,
        "chosen": chosen,
        "versions": of_agency(wanted, chosen) if wanted else [],
    }


@public
def verified(request: HttpRequest, digest: str) -> HttpResponse:
    """What is known of the content with this hash: the QR code on the last page of a PDF leads here."""
    known = whole(plain(digest)) if plain(digest) else []
    if len(known) > 1:
        raise Http404(AMBIGUOUS.format(plain(digest)))
    found = copies(known[0]) if known else []
    if not found:
        raise Http404(
            "这里发布的报告里没有这个指纹：不是这里发布的，或者发布以后被改动过。请核对地址；纸上的二维码可以再扫一次。"
        )
    full = canonical("verify-digest", known[0])
    return render(request, "portal/verified.html", {"found": found, "digest": known[0], "canonical": full})

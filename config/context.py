"""What every page and every sign-in needs to know of the surroundings."""

from pathlib import Path

from django.conf import settings

from reports.elder import mode

PARTS = ("header.html", "footer.html", "styles.css")


def site(request):
    """`site` (the footer's values), `column` (its place in the portal), `demo`, `frame`, `mode`.

    ``is_export`` is set where the answer becomes a file.
    """
    return {
        "site": settings.SITE,
        "column": settings.COLUMN,
        "demo": settings.DEMO,
        "frame": frame(),
        "mode": mode(request),
        "is_export": getattr(request, "is_export", False),
    }


def frame():
    """The templates of header and footer, the portal's own before ours; ``styles``: whether it brings a style sheet."""
    own = Path(settings.PORTAL_PARTS_DIR) if settings.PORTAL_PARTS_DIR else None
    header, footer, styles = (name if own and (own / name).is_file() else "" for name in PARTS)
    return {
        "header": header or "portal/header.html",
        "footer": footer or "portal/footer.html",
        "styles": styles,
    }


def client_ip(request):
    """The caller's address. Behind our proxy it is the last entry, which that proxy wrote; others can lie."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR") if settings.BEHIND_PROXY else None
    return forwarded.rpartition(",")[2].strip() if forwarded else request.META.get("REMOTE_ADDR")

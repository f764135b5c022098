"""What every page and every sign-in needs to know of the surroundings."""

from django.conf import settings


def site(request):
    """`site` (the footer's values), `demo`, and `is_export` where the answer becomes a file."""
    return {"site": settings.SITE, "demo": settings.DEMO, "is_export": getattr(request, "is_export", False)}


def client_ip(request):
    """The caller's address. Behind our proxy it is the last entry, which that proxy wrote; others can lie."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR") if settings.BEHIND_PROXY else None
    return forwarded.rpartition(",")[2].strip() if forwarded else request.META.get("REMOTE_ADDR")

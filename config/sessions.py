"""Sessions for the staff; the public pages leave them alone."""

from django.contrib.sessions import middleware
from django.http import HttpRequest, HttpResponse


class SessionMiddleware(middleware.SessionMiddleware):
    """Django's own, but a request marked ``leaves_session`` neither prolongs a session nor sends its cookie.

    SESSION_SAVE_EVERY_REQUEST would put Set-Cookie on pages that may be kept by anyone.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if getattr(request, "leaves_session", False) and not request.session.modified:
            return response
        return super().process_response(request, response)

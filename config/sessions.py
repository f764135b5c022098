"""Sessions for the staff; the public pages leave them alone."""

import time

from django.contrib.sessions import middleware
from django.http import HttpRequest, HttpResponse

KEPT = "kept"  # when it was last written, in seconds
ROUGHLY = 60  # seconds by which a session may end before its time


class SessionMiddleware(middleware.SessionMiddleware):
    """Django's own, and whoever does something prolongs his session, which is written once a minute.

    SESSION_SAVE_EVERY_REQUEST would write it with each thing that saves itself, as costly as the saving, and put
    Set-Cookie on pages that may be kept by anyone. A request marked ``leaves_session`` does not prolong.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        session = request.session
        if getattr(request, "leaves_session", False):
            return response if not session.modified else super().process_response(request, response)
        if session.accessed and not session.is_empty() and time.time() - session.get(KEPT, 0) > ROUGHLY:
            session[KEPT] = int(time.time())
        return super().process_response(request, response)

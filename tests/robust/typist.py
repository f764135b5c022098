"""Somebody who types: sends what he typed as the page does, and again until it is kept."""

import http.client
import json
import secrets
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

PAUSE = 0.05  # seconds until what was not kept is sent again
PATIENCE = 60  # seconds it may take in all
TOKEN = secrets.token_hex(16)


@dataclass
class Typist:
    """One person on one server. ``known`` is what he knows the server to hold, ``answers`` every status he got."""

    port: str
    address: str  # of the report
    cookies: dict[str, str] = field(default_factory=dict)
    known: dict[str, str] = field(default_factory=dict)
    answers: list[int] = field(default_factory=list)
    times: list[float] = field(default_factory=list)  # seconds, of the saves that were kept
    line: http.client.HTTPConnection | None = None

    def type(self, section: str, place: str, text: str) -> dict:
        """Type a text into a place (a cell, or “text”) and send it until it is kept. Returns the answer."""
        pair = [self.known.get(place, ""), text]
        told = self.keep(section, {"text": pair} if place == "text" else {"changes": {place: pair}})
        self.known |= told["saved"]
        return told

    def keep(self, section: str, changes: dict) -> dict:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            begun = time.perf_counter()
            status, told = self.send(section, changes)
            if status == 200:
                self.times.append(time.perf_counter() - begun)
                return told
            time.sleep(PAUSE)
        raise TimeoutError(f"not kept in {PATIENCE} s: {changes}")

    def send(self, section: str, changes: dict) -> tuple[int, dict]:
        """Once; status 0 where nobody answered."""
        try:
            status, body = self.ask(
                "POST", f"{self.address}sections/{section}/autosave/", json.dumps(changes), "application/json"
            )
        except (OSError, http.client.HTTPException):
            self.hang_up()
            status, body = 0, b"{}"
        self.answers.append(status)
        return status, json.loads(body) if body.startswith(b"{") else {}

    def hang_up(self) -> None:
        if self.line:
            self.line.close()
        self.line = None

    def ask(self, method: str, address: str, body: str = "", kind: str = "text/html") -> tuple[int, bytes]:
        """Any request, on a line that stays open. Errors: OSError, HTTPException when nobody answers."""
        self.line = self.line or http.client.HTTPConnection("127.0.0.1", int(self.port), timeout=PATIENCE)
        headers = {
            "Content-Type": kind,
            "X-CSRFToken": self.cookies.get("csrftoken", ""),
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
        }
        self.line.request(method, address, body.encode(), headers)
        answer = self.line.getresponse()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0]
        return answer.status, answer.read()

    def sign_in(self, username: str, password: str) -> None:
        """As the sign-in page does it."""
        self.ask("GET", "/sign-in/")
        fields = {
            "username": username,
            "password": password,
            "csrfmiddlewaretoken": self.cookies["csrftoken"],
        }
        status, _ = self.ask("POST", "/sign-in/", urlencode(fields), "application/x-www-form-urlencoded")
        assert status == 302, f"{username} could not sign in: {status}"


def signed_in(person, port: str, address: str) -> Typist:
    """Somebody who has signed in already; the server must have the same SECRET_KEY."""
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    cookies = {"sessionid": session.session_key, "csrftoken": TOKEN}
    return Typist(port, address, cookies)

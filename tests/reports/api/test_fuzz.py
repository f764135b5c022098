"""The open interface is asked what nobody thought of: no 5xx, every answer as its OpenAPI document says."""

from functools import cache

import pytest
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode, openapi

from reports.api.openapi import document

PATHS = list(document("")["paths"])
FEW = settings(max_examples=10, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


@cache
def interface():
    return openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())


@pytest.fixture
def open_connection(db):
    """A request leaves the test's connection to the database open, as Django's own test client has it."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


ASKED = [(path, GenerationMode.POSITIVE) for path in PATHS]
ASKED += [(path, GenerationMode.NEGATIVE) for path in PATHS if path in ("/reports", "/figures")]


@pytest.mark.parametrize(("path", "mode"), ASKED)
def test_every_answer_is_as_declared(county, open_connection, path, mode):
    operation = interface()[path]["GET"]

    @FEW
    @given(st.data())
    def ask(data):
        case = data.draw(operation.as_strategy(generation_mode=mode))
        if mode is GenerationMode.POSITIVE and case.query and "agency" in case.query:
            case.query["agency"] = "wangxi-swj"  # of others it says that there is no such agency
        case.call_and_validate()

    ask()

"""Logs say what the machine did, and hold nothing that anybody wrote, no address and no id."""

import io
import json
import logging
from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from our2souls.config.server import request_log

WORDS = "a small house by the sea"


Lines = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def lines() -> Iterator[Lines]:
    """The lines written so far, as JSON, the way a host gets them."""
    terminal = io.StringIO()
    handler = logging.StreamHandler(terminal)
    handler.setFormatter(request_log.formatter(readable=False))
    logging.getLogger().addHandler(handler)
    yield lambda: [json.loads(line) for line in terminal.getvalue().splitlines()]
    logging.getLogger().removeHandler(handler)


def failing(_request: HttpRequest) -> HttpResponse:
    raise ValueError(WORDS)


def test_a_response_is_logged_by_its_route(lines: Lines) -> None:
    Client().get("/account/login/?next=/dreams/secret")
    line = lines()[-1]
    assert {"method": "GET", "route": "account_login", "status": 200, "level": "info"}.items() <= line.items()
    assert line["ms"] > 0
    assert "secret" not in json.dumps(line)


def test_a_path_that_leads_nowhere_is_not_logged(lines: Lines) -> None:
    somewhere = uuid4()
    Client().get(f"/dreams/{somewhere}/nothing/here")
    logged = json.dumps(lines())
    assert str(somewhere) not in logged
    assert "404" in logged or "302" in logged


def test_an_exception_is_logged_by_kind_and_place_without_its_words(lines: Lines) -> None:
    middleware = request_log.RequestLogMiddleware(failing)
    request = RequestFactory().post("/dreams/", {"text": WORDS})
    try:
        middleware(request)
    except ValueError as failure:
        middleware.process_exception(request, failure)
    logging.getLogger("elsewhere").error("It failed.", exc_info=ValueError(WORDS))
    logged = lines()
    assert [line["failure"] for line in logged if "failure" in line] == ["ValueError", "ValueError"]
    assert any("failing" in place for line in logged for place in line.get("at", []))
    assert WORDS not in json.dumps(logged)


def test_all_log_lines_of_one_request_carry_its_id(lines: Lines) -> None:
    def noisy(_request: HttpRequest) -> HttpResponse:
        logging.getLogger("elsewhere").warning("Something was slow.")
        return HttpResponse(status=500)

    response = request_log.RequestLogMiddleware(noisy)(RequestFactory().get("/"))
    assert {line["request"] for line in lines()} == {response["X-Request-ID"]}


def test_static_files_are_not_logged(lines: Lines) -> None:
    request_log.RequestLogMiddleware(lambda _request: HttpResponse())(RequestFactory().get("/static/ui/app.css"))
    assert lines() == []

"""Structured logs that say what the machine did and never what anybody wrote.

A line holds a time, a level, the name of a route (not the path: it carries ids), a status, a duration and a request id.
Query strings, bodies, addresses and the messages of exceptions stay out: a database error quotes the row it choked on.
"""

import logging
import logging.config
import sys
import time
import traceback
from collections.abc import Callable, MutableMapping
from typing import Any
from uuid import uuid4

import structlog
from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse

from our2souls.config.server import terminal

# Django's own sentences quote the path ("Not Found: /dreams/…") or the answer; RequestLogMiddleware says the same without it.
SILENCED = ("django.request", "django.server", "django.security.csrf")
TALKATIVE = ("django.tasks", "django_tasks", "django_tasks_db")
"""They say of each job that it begins and ends."""
BAD_REQUEST, FAILURE = 400, 500
log = structlog.get_logger("our2souls.requests")


class RequestLogMiddleware:
    """One line a request, and the request's id on every other line written meanwhile."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request and note how it went."""
        request_id = uuid4().hex[:12]
        began = time.perf_counter()
        with structlog.contextvars.bound_contextvars(request=request_id):
            response = self.get_response(request)
            match = request.resolver_match
            if match or response.status_code >= BAD_REQUEST:  # files served without a route are no news
                level = log.error if response.status_code >= FAILURE else log.info
                level(
                    "answered",
                    method=request.method,
                    route=match.view_name if match else None,
                    status=response.status_code,
                    ms=round((time.perf_counter() - began) * 1000, 1),
                )
        response.headers["X-Request-ID"] = request_id
        return response

    def process_exception(self, request: HttpRequest, failure: Exception) -> None:
        """Note where a view failed, by kind and place; "not there" and "not allowed" are answers, not failures."""
        if not isinstance(failure, (Http404, PermissionDenied, BadRequest, SuspiciousOperation)):
            log.error("failed", method=request.method, exc_info=failure)


def strip_exception_message(_logger: Any, _name: str, line: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Replace an exception by its kind and its frames: the message and the values could be somebody's words."""
    failure = line.pop("exc_info", None)
    if failure is True:
        failure = sys.exc_info()[1]
    elif isinstance(failure, tuple):
        failure = failure[1]
    if isinstance(failure, BaseException):
        frames = traceback.extract_tb(failure.__traceback__)
        line["failure"] = type(failure).__qualname__
        line["at"] = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    return line


def shared_processors() -> list[Any]:
    """What happens to every line, ours and the libraries', before it is rendered."""
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        strip_exception_message,
    ]


def formatter(*, readable: bool) -> logging.Formatter:
    """Renders lines as JSON, or `readable` for developers."""
    renderer = structlog.dev.ConsoleRenderer() if readable else structlog.processors.JSONRenderer()
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared_processors(),
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
    )


def configure(*, readable: bool) -> None:
    """Send structlog's and the standard library's lines to the terminal, as JSON or `readable` for developers."""
    terminal.write_nearest()
    logging.raiseExceptions = readable  # a line that fails to be written would be printed with the words it failed on
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared_processors(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {"line": {"()": formatter, "readable": readable}},
            "handlers": {
                "terminal": {"class": "logging.StreamHandler", "formatter": "line"},
                "nowhere": {"class": "logging.NullHandler"},
            },
            "root": {"handlers": ["terminal"], "level": "INFO"},
            "loggers": {name: {"handlers": ["nowhere"], "propagate": False} for name in SILENCED}
            | {name: {"level": "WARNING"} for name in TALKATIVE},
        }
    )

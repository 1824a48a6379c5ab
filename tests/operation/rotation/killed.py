"""Killing a rotation: before and after each row it writes, each file it puts in place."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db.backends.base.base import BaseDatabaseWrapper

WRITES = ("INSERT", "UPDATE", "DELETE")


class Killed(BaseException):
    """SIGKILL: nothing that handles exceptions may handle this one."""


@contextmanager
def killed_at_write(
    step: int, wrapper: BaseDatabaseWrapper, monkeypatch: pytest.MonkeyPatch, *, files: bool = False
) -> Iterator[None]:
    """Raise Killed at a step inside: before and after each write to a database, and with `files` each put into place."""
    taken = [0]

    def tick() -> None:
        taken[0] += 1
        if taken[0] == step:
            raise Killed

    def query(execute: Callable[..., Any], sql: str, *args: Any) -> Any:
        if not sql.startswith(WRITES):
            return execute(sql, *args)
        tick()
        result = execute(sql, *args)
        tick()
        return result

    with ExitStack() as stack:
        patch = stack.enter_context(monkeypatch.context())
        if files:
            replace, link = Path.replace, os.link

            def replacing(self: Path, target: Any) -> Path:
                tick()
                found = replace(self, target)
                tick()
                return found

            def linking(*args: Any, **more: Any) -> None:
                tick()
                link(*args, **more)
                tick()

            patch.setattr(Path, "replace", replacing)
            patch.setattr(os, "link", linking)
        stack.enter_context(wrapper.execute_wrapper(query))
        yield

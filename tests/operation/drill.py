"""The durability drill: kill -9 at random moments under writes, then count. Nothing acknowledged is lost, nothing is there twice.

Writers send forms as browsers do. One that gets no answer sends the same form again until it gets one, as people do: so in the
end each was acknowledged, and each must be there once. Meanwhile the server with its worker, or the worker alone, is killed.
"""

import contextlib
import http.client
import json
import os
import random
import re
import signal
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from tests.config.command import COMMAND, children, status, surroundings, wait_for
from tests.operation import drill_forms
from tests.operation.drill_forms import Form
from tests.operation.place import Place

SPARE, SEVERAL = 5.0, 4


@dataclass(slots=True)
class Drill:
    """What is under way: the place, its server, what was acknowledged, and what went wrong."""

    place: Place
    port: int
    scene: dict[str, Any]
    chance: random.Random
    until: float
    acknowledged: list[Form] = field(default_factory=list)
    again: int = 0
    kills: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    server: subprocess.Popen[str] | None = None

    def start(self) -> None:
        """Serve, until killed; wait for the first answer."""
        variables = self.place.variables | {"OUR2SOULS_PORT": str(self.port), "OUR2SOULS_WORKERS": "1"}
        with (self.place.data.parent / "drill.log").open("a") as log:
            self.server = subprocess.Popen(
                [*COMMAND, "serve"],
                env=surroundings(self.place.data, OUR2SOULS_DEBUG="no", **variables),
                cwd=self.place.data.parent,
                stdout=log,
                stderr=subprocess.STDOUT,
                text=True,
                start_new_session=True,
            )
        wait_for(lambda: status(self.port, "/account/login/") == 200)

    def kill(self) -> None:
        """Kill all of it and start anew, or the worker alone, which its server starts anew."""
        assert self.server is not None
        workers = children(self.server, "worker")
        if workers and self.chance.random() < 0.5:
            self.kills["worker"] += 1
            os.kill(self.chance.choice(workers), signal.SIGKILL)
            return
        self.kills["all"] += 1
        os.killpg(self.server.pid, signal.SIGKILL)
        for worker in workers:  # each in a group of its own
            with contextlib.suppress(ProcessLookupError):
                os.kill(worker, signal.SIGKILL)
        self.server.wait()
        self.start()

    def stop(self) -> None:
        """End it as systemd does."""
        if self.server is not None and self.server.poll() is None:
            self.server.send_signal(signal.SIGTERM)
            self.server.wait(60)


def _ask(drill: Drill, session: str, method: str, path: str, body: bytes = b"", **headers: str) -> tuple[int, str]:
    """An answer's status with its text, or with where it leads; OSError without an answer."""
    line = http.client.HTTPConnection("127.0.0.1", drill.port, timeout=20)
    cookies = f"session={session}; csrftoken={'c' * 32}"
    try:
        line.request(method, path, body or None, {"Cookie": cookies, "Host": f"localhost:{drill.port}", **headers})
        answer = line.getresponse()
        text = answer.read().decode("utf-8", "replace")
        return answer.status, answer.headers.get("Location") or text
    except http.client.HTTPException as cut:
        raise ConnectionError from cut
    finally:
        line.close()


def _until_answered(drill: Drill, *asked: Any, **headers: str) -> tuple[int, str]:
    tries = 0
    while True:
        tries += 1
        try:
            answer = _ask(drill, *asked, **headers)
        except OSError:
            time.sleep(0.1)
        else:
            if answer[0] not in {429, 500, 502, 503}:
                drill.again += tries > 1
                return answer
            time.sleep(0.2)
        if time.monotonic() > drill.until + 60:
            raise TimeoutError(asked[2])


def _write(drill: Drill, number: int, count: int, seed: float) -> None:
    """Send forms until the time is over."""
    session, chance = drill.scene["sessions"][number % 2], random.Random(seed)
    for form in drill_forms.forms(drill.scene, number, count, chance):
        if time.monotonic() > drill.until:
            return
        try:
            got, page = _until_answered(drill, session, "GET", form.page)
            if got != 200:
                drill.failures.append(f"{form.kind}: its page answered {got} {page[:60]}")
                continue
            body, kind = drill_forms.encoded(form, drill_forms.keys_in(page, form))
            got, place = _until_answered(drill, session, "POST", form.to, body, **{"Content-Type": kind})
            if got != 302 or "/account/" in place:
                drill.failures.append(f"{form.kind}: answered {got} {_told(place)}")
                continue
            drill.acknowledged.append(form)
        except Exception as failure:  # noqa: BLE001 - said at the end, by whoever counts
            drill.failures.append(f"{form.kind}: {type(failure).__name__}")


def _told(page: str) -> str:
    """What a page says is wrong, or where it leads."""
    return " ".join(
        re.sub(
            r"<[^>]+>", " ", " ".join(re.findall(r'class="[^"]*error[^"]*".{0,200}', page, re.DOTALL)) or page[:80]
        ).split()
    )


@contextmanager
def _writers(drill: Drill, count: int) -> Iterator[None]:
    threads = [threading.Thread(target=_write, args=(drill, n, count, drill.chance.random())) for n in range(count)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        for thread in threads:
            thread.join()


def prepared(place: Place) -> dict[str, Any]:
    """The two, and what waits for them, in a place where nobody is."""
    return json.loads(place.python(drill_forms.PREPARE).splitlines()[-1])


def backed_up(place: Place, port: int, copies: str, *, seconds: float, seed: int) -> tuple[Drill, list[Form]]:
    """Write for so many seconds and make a backup meanwhile; what was acknowledged before it began."""
    drill = Drill(place, port, prepared(place), random.Random(seed), until=0)
    drill.start()
    drill.until = time.monotonic() + seconds
    try:
        with _writers(drill, 4):
            wait_for(lambda: len(drill.acknowledged) > 20)
            before = list(drill.acknowledged)
            place.succeed("backup", copies)
            drill.until = time.monotonic()
    finally:
        drill.stop()
    return drill, before


def count(place: Place) -> dict[str, Any]:
    """What is there, once the worker has done what was left."""
    printed = place.python(drill_forms.COUNT)
    found: dict[str, Any] = json.loads(printed[printed.index("RESULT") + len("RESULT") :])
    return found


def run(place: Place, port: int, *, seconds: float, seed: int, writers: int = 4) -> tuple[Drill, dict[str, Any]]:
    """Write and kill for so many seconds; what was acknowledged, and what is there afterwards.

    It goes on, up to four times as long, until acts of several kinds were acknowledged: a busy machine does little between kills.
    """
    drill = Drill(place, port, prepared(place), random.Random(seed), until=0)
    drill.start()
    drill.until = time.monotonic() + seconds
    latest = drill.until + 3 * seconds
    try:
        with _writers(drill, writers):
            while (left := drill.until - time.monotonic()) > 0:
                if left < SPARE and len({form.kind for form in drill.acknowledged}) < SEVERAL:
                    drill.until = min(drill.until + SPARE, latest)
                time.sleep(drill.chance.uniform(0.2, 3))
                drill.kill()
    finally:
        drill.stop()
    return drill, count(place)


def faults(drill: Drill, found: dict[str, Any]) -> list[str]:
    """What was lost, what is there twice, what does not belong together; nothing when all is well."""
    wrong = list(drill.failures)
    there = {kind: Counter(texts) for kind, texts in found["texts"].items()} | {"choice": Counter(found["choices"])}
    counts = [(form, there[form.kind][form.token]) for form in drill.acknowledged]
    wrong += [f"{form.kind} {form.token} was acknowledged, and is there {n} times." for form, n in counts if n != 1]
    photos = sum(bool(form.photo) for form in drill.acknowledged)
    if found["photos"] != photos or found["states"].get("ready", 0) != photos:
        wrong.append(f"{photos} photos were sent; {found['photos']} are there: {found['states']}.")
    wrong += [f"A second notice: {notice}" for notice in found["twice"]]
    wrong += [f"A file without row, or a row without file: {name}" for name in found["files"]]
    return [*wrong, *found["findings"]]

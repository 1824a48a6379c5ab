"""A worker whose channel does nothing: prints how many it brought, in how many seconds, and how large it became."""

import json
import resource
import sys
import time
from collections.abc import Collection
from dataclasses import replace
from uuid import UUID

import django

django.setup()

from django.core.mail.backends.dummy import EmailBackend  # noqa: E402 - after setup
from django.db import transaction  # noqa: E402
from django.urls import reverse  # noqa: E402

from our2souls.delivery.channels import queue  # noqa: E402
from our2souls.delivery.models import Notification, Preference  # noqa: E402
from our2souls.delivery.registry import NotificationType, notification_types  # noqa: E402
from our2souls.delivery.worker import dispatch, occurrences, run  # noqa: E402
from our2souls.lib.clock import now  # noqa: E402
from our2souls.privacy import unscoped  # noqa: E402
from our2souls.privacy.viewer import Viewer  # noqa: E402

WARM_UP = 10
NULL = replace(run.NOTICES, mailer=EmailBackend)


def come() -> int:
    """Let everything come round that is due."""
    count = 0
    while batch := occurrences.run_due(run.BATCH):
        count += batch
    return count


def send() -> int:
    """Claim all that waits, and hand it over."""
    return run.deliver(NULL, run.never)


def everything() -> int:
    """Both."""
    come()
    return send()


def floor() -> int:
    """The least that a queue on this database can do: claim a batch, and mark it."""
    unscoped.queryset(Notification, "bench.seed").filter(channel="email").update(sent_at=None, lease_until=None)
    waiting = unscoped.queryset(Notification, "bench.seed").filter(channel="email", sent_at=None)
    count = 0
    while True:
        with transaction.atomic():
            claimed = queue.claim(waiting, run.BATCH)
        if not claimed:
            return count
        waiting.filter(pk__in=[row.pk for row in claimed]).update(sent_at=now(), lease_until=None)
        count += len(claimed)


def visible(viewer: Viewer, abouts: Collection[UUID]) -> Collection[UUID]:
    """One question with the recipient looking, as the real ones ask; of a table in which each has as few rows as people have."""
    return abouts if Preference.objects.filter(owner_id=viewer.person_id, category="bench").exists() else ()


def main(what: str, start: str = "0") -> dict[str, float]:
    """Do it, from a moment on."""
    notification_types.register(NotificationType("bench", "Time", "It is time.", lambda _about: "/", visible))
    dispatch.CHANNELS = dict.fromkeys(dispatch.CHANNELS, lambda *_words: True)
    reverse("delivery:notices")  # what a process does once is not the cost of one reminder
    if what == "all":
        occurrences.run_due(WARM_UP)
        send()
    time.sleep(max(0.0, float(start) - time.monotonic()))
    started = time.perf_counter()
    count = {"come": come, "send": send, "all": everything, "floor": floor}[what]()
    seconds = time.perf_counter() - started
    return {
        "count": count,
        "seconds": seconds,
        "rss_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
    }


if __name__ == "__main__":
    print(json.dumps(main(*sys.argv[1:])))

"""Several workers at once, each with its own connection: the work is shared, nothing is done twice."""

import threading
from collections import Counter
from datetime import timedelta

from django.db import connections

from our2souls.delivery.worker import run
from our2souls.lib import clock
from tests.cast import CastMember
from tests.factories.delivery import NOON, Tea, deliveries

WORKERS, THINGS = 4, 25


def test_several_workers_send_each_notification_once(
    transactional_db: None, ana: CastMember, ben: CastMember, tea: Tea, mailoutbox: list, monkeypatch
) -> None:
    monkeypatch.setattr(run, "BATCH", 3)  # many claims, many chances to collide
    with clock.frozen(NOON):
        for _each in range(THINGS):
            tea.keep(ana)
            tea.keep(ben)
    together, failures, done = threading.Barrier(WORKERS), [], []

    def worker() -> None:
        try:
            together.wait()
            done.append(run.run_due())
        except BaseException as failure:  # noqa: BLE001 - told by the main thread
            failures.append(failure)
        finally:
            connections.close_all()

    with clock.frozen(NOON + timedelta(days=1)):
        threads = [threading.Thread(target=worker) for _each in range(WORKERS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        run.run_due()  # what a worker left because another was just at it
    assert failures == []
    assert len(mailoutbox) == 2 * THINGS
    assert set(Counter(mail.message()["Message-ID"] for mail in mailoutbox).values()) == {1}
    assert len(deliveries()) == 4 * THINGS
    assert all(row.sent_at for row in deliveries(channel="email"))

"""Fills a database with reminders: of two hundred people, 1 % of them due, the others on their days to come. Prints how many.

Rows are made by the database itself: a million acts would take hours and measure nothing.
"""

import json
import sys
from datetime import datetime, time, timedelta

import django

django.setup()

from django.db import connection, transaction  # noqa: E402 - after setup

from our2souls.bench.seed import couple  # noqa: E402
from our2souls.delivery.models import Notification, Preference, Schedule  # noqa: E402
from our2souls.lib.clock import now  # noqa: E402
from our2souls.people.models import Person  # noqa: E402
from our2souls.privacy import unscoped  # noqa: E402

COUPLES = 100
NUMBERS = {
    "sqlite": "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < %(last)s),",
    "postgresql": "WITH n AS (SELECT generate_series(0, %(last)s) AS i),",
}
ID = {"sqlite": "lower(hex(randomblob(16)))", "postgresql": "gen_random_uuid()"}
DAY = {
    "sqlite": "date(%(today)s, '+' || (i %% 100 * 3) || ' days')",
    "postgresql": "%(today)s::date + (i %% 100 * 3)::int",
}
AT = {
    "sqlite": "datetime(%(today)s, '+' || (i %% 100 * 3) || ' days')",
    "postgresql": "%(today)s::date + (i %% 100 * 3) * interval '1 day'",
}
MAKE = """
{numbers} p AS (SELECT id, row_number() OVER (ORDER BY id) - 1 AS place FROM people_person)
INSERT INTO delivery_schedule (id, owner_id, kind, about, rule, zone, anchor, hour, lead, next_on, next_at, attempts, scheduled_at)
SELECT {id}, p.id, 'bench', {id}, 'monthly', 'UTC', {day}, '00:00:00', 0, {day}, {at}, 0, {at}
FROM n JOIN p ON p.place = (i + i / 100) %% %(people)s
"""

HISTORY = """
{numbers} p AS (SELECT id, row_number() OVER (ORDER BY id) - 1 AS place FROM people_person)
INSERT INTO delivery_notification
    (id, owner_id, notice, about, channel, key, round, made_at, due_at, attempts, error, taken_by, sent_at, seen_at)
SELECT {id}, p.id, 'bench', {id}, CASE i %% 2 WHEN 0 THEN 'email' ELSE 'inapp' END, 'bench:past:' || i, 0,
    {at}, {at}, 0, '', '', {at}, {at}
FROM n JOIN p ON p.place = i %% %(people)s
"""
PAST = 20_000


def main(scheduled: int) -> int:
    """Leave so many schedules, and notices of the past, which the database has counted as it does in any house."""
    with unscoped.door("bench.seed"), transaction.atomic():
        if not Person.objects.exists():
            for number in range(COUPLES):
                _couple, people = couple(f"reminded-{number}")
                wishes = [Preference(owner_id=person.pk, category="bench") for person in people]
                unscoped.queryset(Preference, "bench.seed").bulk_create(wishes)
        unscoped.queryset(Notification, "bench.seed").delete()
        unscoped.queryset(Schedule, "bench.seed").delete()
        today = datetime.combine(now().date(), time()).date()
        kind = connection.vendor
        sql = MAKE.format(numbers=NUMBERS[kind], id=ID[kind], day=DAY[kind], at=AT[kind])
        with connection.cursor() as cursor:
            count = Person.objects.count()
            cursor.execute(sql, {"last": scheduled - 1, "today": today, "people": count})
            past = HISTORY.format(numbers=NUMBERS[kind], id=ID[kind], at=AT[kind])
            cursor.execute(past, {"last": PAST - 1, "today": today - timedelta(days=400), "people": count})
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return scheduled


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1])) if len(sys.argv) > 1 else 0))

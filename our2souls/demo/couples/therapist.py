"""Lena, a therapist at the tables of two demo couples, and the list on which she stands with three others; nobody of it exists."""

from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from allauth.mfa.totp.internal.auth import TOTP

from our2souls.bridges.core import queries as bridge_queries
from our2souls.care.clients import actions as client_actions
from our2souls.care.consent import access as consent_access
from our2souls.care.consent import actions as consent_actions
from our2souls.care.consent import scopes
from our2souls.care.directory import access as directory_access
from our2souls.care.directory import actions as directory_actions
from our2souls.care.invitations import actions as invitation_actions
from our2souls.care.invitations import queries as invitation_queries
from our2souls.care.looks import actions as look_actions
from our2souls.care.sessions import actions as session_actions
from our2souls.care.sessions import suggestions
from our2souls.care.sessions.suggestions import SuggestionData
from our2souls.demo import stage
from our2souls.demo.stage import Stage, person
from our2souls.lib import clock
from our2souls.people.couple_context import couple_context
from our2souls.privacy.viewer import Granted, viewing
from our2souls.readiness.report import builder as report_builder
from our2souls.story.autonomy import queries as statement_queries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from our2souls.people.models import Person

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # noqa: S105 - printed on purpose, for somebody who does not exist
"""What an authenticator app is given for Lena’s second step."""
ENTRIES: dict[str, dict[str, Any]] = {
    "lena-ortiz": {
        "name": "Lena Ortiz",
        "credentials": "Psychologist, couples and family therapy",
        "about": "I listen for what each of you wants before we look for what you both can live with.",
        "specialities": ["relationship-alignment", "values-and-plans"],
        "approaches": ["Emotionally focused therapy", "Gottman method"],
        "languages": ["en", "es"],
        "place": "Madrid",
        "country": "ES",
        "remote": True,
        "remote_where": "Spain and Germany",
        "fees": "80 € for 60 minutes; a place at 40 € each month",
        "availability": "Evenings; first talk within two weeks",
        "email": "lena@demo.our2souls.example",
    },
    "tomas-weiss": {
        "name": "Tomas Weiss",
        "credentials": "Systemic counsellor",
        "about": "For two who decide about a place, a child, a move.",
        "specialities": ["values-and-plans"],
        "approaches": ["Systemic"],
        "languages": ["de", "en"],
        "place": "Berlin",
        "country": "DE",
        "fees": "By income",
        "availability": "Mornings",
        "phone": "+49 30 0000000",
    },
    "amina-diallo": {
        "name": "Amina Diallo",
        "credentials": "Clinical social worker",
        "about": "Couples between two countries and two languages.",
        "specialities": ["relationship-alignment"],
        "approaches": ["Narrative", "Integrative"],
        "languages": ["fr", "en"],
        "country": "FR",
        "remote": True,
        "remote_where": "Anywhere in Europe",
        "fees": "70 € for 50 minutes",
        "link": "https://diallo.example/",
    },
    "ines-rocha": {
        "name": "Inês Rocha",
        "credentials": "Psychotherapist",
        "about": "Two who are sure of each other, and not yet of the day.",
        "specialities": ["relationship-alignment", "Shift work"],
        "approaches": ["Integrative behavioural couple therapy"],
        "languages": ["pt", "en", "es"],
        "place": "Porto",
        "country": "PT",
        "remote": True,
        "remote_where": "Portugal",
        "fees": "60 € for 50 minutes",
        "availability": "A waiting list of about six weeks",
        "link": "https://rocha.example/",
    },
}
"""The list of therapists, by slug."""
AREAS = ("money", "home-and-place", "what-matters", "adventure-and-rest", "closeness", "time")
"""What Alina and Marcus open of their test: where there is something to talk about, and what matters."""


def load() -> None:
    """The list, Lena, and her two tables."""
    lena = person("Lena", hue="heather", zone="Europe/Madrid")
    lena.name = "Lena Ortiz"
    lena.save(update_fields=["name"])
    TOTP.activate(lena, SECRET)
    directory_actions.save_all(ENTRIES)
    _photo(lena)
    with _looking(lena, 80):
        client_actions.accept_terms()
        entry = directory_access.entry_for(couple_context(lena).viewer, "lena-ortiz")
        directory_actions.claim(entry, token=directory_actions.invite(entry), person=lena)
    _sam_and_jordan(lena)
    _alina_and_marcus(lena)


def _photo(lena: "Person") -> None:
    """Where Lena works, since nobody has a face here."""
    entry = directory_access.entry_for(couple_context(lena).viewer, "lena-ortiz")
    directory_actions.set_photo(entry, (stage.PHOTOS / "window.webp").read_bytes(), name="window.webp")


def _sam_and_jordan(lena: "Person") -> None:
    """From the list, five weeks ago: their plans, a bridge, their story, and how Sam felt by week."""
    on = stage.of("Sam", "Jordan")
    engagement = _seated(on, lena, 35, by_list=True)
    with on.acting(on.a, 34):
        bridge = bridge_queries.revealed()[0]
    joint: set[Granted] = {(scopes.INTENTIONS, ""), (scopes.STORY, ""), (scopes.BRIDGE, str(bridge.pk))}
    _open(on, on.a, 34, engagement, joint | {(scopes.TREND, str(on.a.pk))})
    _open(on, on.b, 33, engagement, joint)
    _look(lena, engagement, 32, "page")
    _look(lena, engagement, 18, "page")
    _look(lena, engagement, 18, "pdf")
    _look(lena, engagement, 4, "page")
    with on.acting(on.a, 9):
        session_actions.ask(engagement, "How do we say no to my parents and still see them on Sundays?")
    with on.acting(on.b, 5):
        session_actions.ask(engagement, "What do we do when one of us is sure and the other one isn’t yet?")
    with on.acting(on.b, 17):
        words = "Say what we want before we say what it would cost. And: third floor is a yes, if there is a bench on the stairs."
        session_actions.write_takeaway(engagement, day=on.day(17), words=words)
    with on.acting(on.a, 17):
        session_actions.write_note(
            engagement, day=on.day(17), words="I noticed that I talk faster when I’m afraid of a no."
        )
    with _looking(lena, 3):
        words = "You both said it, each in other words. Try it at the table, ten minutes each."
        title = "What would have to be true for both of us to look forward to it?"
        data = SuggestionData("prompt", title=title, words=words)
        suggestions.suggest(couple_context(lena).viewer, engagement.pk, data)
    on.see_news(1)


def _alina_and_marcus(lena: "Person") -> None:
    """By a link, since ten days: five areas of their test and what Alina’s own facts say of her; Marcus’s yes to a sixth waits."""
    on = stage.of("Alina", "Marcus")
    engagement = _seated(on, lena, 10, by_list=False)
    with on.acting(on.a, 9):
        report = report_builder.latest_revealed(couple_context(on.a))
    if report is None:
        raise LookupError("Alina and Marcus have looked at their test together.")
    order = {key: at for at, key in enumerate(AREAS)}
    opened = sorted(report.opened, key=lambda each: order.get(each.area.key, len(AREAS)))
    areas = [(scopes.REPORT, scopes.area_item(report.sitting.pk, each.area.key)) for each in opened]
    statements = (scopes.STATEMENTS, scopes.statements_item(engagement.pk, on.a.pk))
    _open(on, on.a, 9, engagement, {*areas[:5], statements})
    _open(on, on.b, 8, engagement, set(areas[:6]))
    for days_ago in (7, 2):
        _look(lena, engagement, days_ago, "page")
    with on.acting(on.a, 3):
        session_actions.ask(engagement, "¿Cómo hablamos de dinero sin que uno haga cuentas y la otra se calle?")


def _seated(on: Stage, lena: "Person", days_ago: int, *, by_list: bool) -> Any:
    """Asked by A, accepted the same day, confirmed in the evening."""
    with on.acting(on.a, days_ago, "18:00"):
        if by_list:
            entry = directory_access.entry_for(couple_context(on.a).viewer, "lena-ortiz")
            engagement = invitation_actions.invite(name=entry.name, therapist_id=lena.pk, entry_id=entry.pk)
        else:
            engagement = invitation_actions.invite()
        token = engagement.token
    with _looking(lena, days_ago, 19):
        viewer = couple_context(lena).viewer
        if by_list:
            invitation = invitation_queries.invitation_again(engagement.pk, viewer)
        else:
            invitation = invitation_queries.invitation_of(token)
        invitation_actions.accept(lena, invitation)
    with on.acting(on.a, days_ago, "21:30"):
        return invitation_actions.confirm(engagement, shown_id=lena.pk)


def _open(on: Stage, who: "Person", days_ago: int, engagement: Any, parts: set[Granted]) -> None:
    with on.acting(who, days_ago):
        us = couple_context(who)
        consent_actions.open_parts(
            engagement, parts, days=90, statements=lambda: statement_queries.of_viewer(us.viewer, us.zone).statements
        )


def _look(lena: "Person", engagement: Any, days_ago: int, kind: str) -> None:
    with _looking(lena, days_ago, 9):
        look_actions.record(consent_access.client_for(couple_context(lena).viewer, engagement.pk), kind)


@contextmanager
def _looking(lena: "Person", days_ago: int, hour: int = 17) -> "Iterator[None]":
    """Everything inside is done by Lena, on that day."""
    day = datetime.combine(clock.today("UTC") - timedelta(days=days_ago), time(hour), tzinfo=UTC)
    with clock.frozen(day), viewing(couple_context(lena).viewer):
        yield

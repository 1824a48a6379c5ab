"""A therapist at their table: on the list and by a link, with something open, looked at, asked, suggested and taken along."""

from datetime import timedelta

from django.urls import reverse

from our2souls.care.consent import access as consent_access
from our2souls.care.consent import scopes
from our2souls.care.consent.models import Engagement
from our2souls.care.directory import actions as directory_actions
from our2souls.care.invitations import actions as invitation_actions
from our2souls.care.looks import actions as look_actions
from our2souls.care.sessions import actions as session_actions
from our2souls.care.sessions import suggestions
from our2souls.care.sessions.models import Suggestion
from our2souls.care.sessions.suggestions import SuggestionData
from our2souls.privacy.viewer import viewing
from tests.browser.scene.words import Words
from tests.cast import CastMember
from tests.factories.care import a_therapist, opened, seated, secured

ENTRY = "thea"


def on_the_list(words: Words, name: str) -> None:
    """An entry with everything that one can say."""
    said = {
        "name": name,
        "credentials": words.name,
        "about": words.more,
        "specialities": ["conflict", words.short[:60]],
    }
    ways = {
        "languages": ["en", "es"],
        "country": "ES",
        "remote": True,
        "fees": words.dream[:90],
        "email": "thea@example.org",
    }
    directory_actions.save_all({ENTRY: said | ways | {"link": "https://thea.example.org/"}})


def at_their_table(
    ana: CastMember, ben: CastMember, words: Words, *, name: str = "Thea"
) -> tuple[CastMember, Engagement, Suggestion]:
    """A therapist who sits there, with what both opened, and what is Ana's own."""
    thea = a_therapist()
    thea.person.name = name
    thea.person.save(update_fields=["name"])
    secured(thea)
    engagement = seated(thea, ana)
    opened(engagement, ana, ben, parts={(scopes.INTENTIONS, "")})
    opened(engagement, ana, parts={(scopes.TREND, str(ana.id)), (scopes.STORY, "")})
    with viewing(thea.viewer):
        look_actions.record(consent_access.client_for(thea.viewer, engagement.pk), "page")
        data = SuggestionData("prompt", title=words.name[:60], about=words.dream[:90], words=words.more)
        suggestion = suggestions.suggest(thea.viewer, engagement.pk, data)
    return thea, engagement, suggestion


def care(ana: CastMember, ben: CastMember, words: Words) -> dict[str, str]:
    """Each page of Ana's around the table."""
    on_the_list(words, words.short)
    _thea, engagement, suggestion = at_their_table(ana, ben, words, name=words.short)
    day = ana.viewer.today - timedelta(days=1)
    with viewing(ben.viewer):
        session_actions.ask(engagement, words.theirs)
    with viewing(ana.viewer):
        question = session_actions.ask(engagement, words.dream)
        takeaway = session_actions.write_takeaway(engagement, day=day, words=words.more)
        note = session_actions.write_note(engagement, day=day, words=words.more)
        asked = invitation_actions.invite()
    of_engagement = (
        "engagement", "parts", "looks", "questions", "question_new", "questions_past", "suggestions_all", "takeaways",
        "takeaway_new", "session_note_new",
    )  # fmt: skip
    at = {f"care:{each}": reverse(f"care:{each}", args=[engagement.pk]) for each in of_engagement}
    at |= {f"care:{each}": reverse(f"care:{each}", args=[question.pk]) for each in ("question", "question_edit")}
    at |= {f"care:{each}": reverse(f"care:{each}", args=[takeaway.pk]) for each in ("takeaway", "takeaway_edit")}
    at |= {f"care:{each}": reverse(f"care:{each}") for each in ("table", "therapist_invite", "session_notes")}
    at["care:suggestion"] = reverse("care:suggestion", args=[suggestion.pk])
    at["care:session_note_edit"] = reverse("care:session_note_edit", args=[note.pk])
    at["care:session_notes_shared"] = reverse("care:session_notes_shared")
    at["an invitation by link"] = reverse("care:engagement", args=[asked.pk])
    at["care:therapist"] = reverse("care:therapist", args=[ENTRY])
    return at

"""Letters in every state, notes with a memo, days of two, and dates out of a calendar."""

from datetime import date, timedelta

from django.urls import reverse

from our2souls.lib import clock
from our2souls.privacy.viewer import viewing
from our2souls.vision import access as vision_access
from our2souls.vision import letters
from our2souls.vision.letters import ME, PARTNER, US, LetterData
from our2souls.vision.media.attachments import Attachments
from our2souls.vision.notes import board
from tests.browser.scene.words import Words, a_photo
from tests.cast import CastMember
from tests.factories.milestones import a_relationship_milestone, an_ics_upload, on_day
from tests.factories.vision.media import a_sound
from tests.factories.vision.notes import a_note


def letters_notes_and_days(ana: CastMember, ben: CastMember, words: Words) -> dict[str, str]:
    """Letters in every state, notes with a memo, days: and where they are."""
    attachments, day = Attachments([a_photo("teal")], a_sound()), clock.now().date()
    addresses = {}
    for who in (ana, ben):
        with clock.frozen(clock.now() - timedelta(days=9)), viewing(who.viewer):
            soon = LetterData(words.name, US, day, f"# {words.short}\n\n{words.more}\n\n- {words.short}\n\n> So")
            early = LetterData(words.dream, PARTNER, day - timedelta(days=3), words.more)
            addresses["letter"] = reverse("vision:letter", args=[letters.seal(letters.draft(soon, attachments)).pk])
            letters.seal(letters.draft(early, attachments))
        with viewing(who.viewer):
            far = day + timedelta(days=400)
            for to in (ME, PARTNER, US):
                sealed = letters.seal(letters.draft(LetterData(words.theirs, to, far, words.more), attachments))
            note = a_note(who, f"{words.more}\n\n1. *{words.short}*", shared=True, attachments=attachments)
            milestones = [
                a_relationship_milestone(who, words.dream, day - timedelta(days=each), remind=True, **more)
                for each, more in (
                    (730, {"yearly": True, "words": words.more}),
                    (900, {"precision": "month"}),
                    (-90, {}),
                )
            ]
    dates = an_ics_upload(
        ben,
        on_day(words.dream, date(1604, 2, 29), "RRULE:FREQ=YEARLY"),
        on_day(words.name, date(2090, 3, 1), "RRULE:FREQ=YEARLY;COUNT=3"),
        on_day(words.theirs, date(2001, 3, 1)),
        on_day(words.dream, milestones[-1].on),
        "Broken",
    )
    with viewing(ben.viewer):
        draft = letters.draft(LetterData(words.name, US, far, words.more), attachments)
        assert board.page(ben.viewer, board.BoardFilter()).notes
        assert vision_access.memo_of(note) is not None
    return addresses | {
        "sealed": reverse("vision:letter", args=[sealed.pk]),
        "note": reverse("vision:note", args=[note.pk]),
        "note_edit": reverse("vision:note_edit", args=[note.pk]),
        "letter_edit": reverse("vision:letter_edit", args=[draft.pk]),
        "letter_seal": reverse("vision:letter_seal", args=[draft.pk]),
        "letters": reverse("vision:letters"),
        "board": reverse("vision:board"),
        "days": reverse("milestones:milestones"),
        "dates from a calendar": reverse("milestones:ics_import"),
        "dates to choose from": reverse("milestones:ics_dates", args=[dates.pk]),
        "day_new": reverse("milestones:milestone_new"),
        "day": reverse("milestones:milestone", args=[milestones[0].pk]),
        "day_edit": reverse("milestones:milestone_edit", args=[milestones[0].pk]),
    }

"""One scene in which everybody has everything: the walls are tried on it.

Ana and Ben have a row of every kind; Dora and Farid had one of every kind while they were a couple, before Farid left and
Dora began with Eli; Cleo is alone, with an open invitation and a dream. Whatever is written carries a word of its own
that is nowhere else ("ana-kept-line"), so that it can be looked for in pages, logs, exports, files and rows.
"""

import io
import math
import struct
import wave
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.usersessions.models import UserSession
from cryptography.hazmat.primitives.asymmetric import ec
from django.test import Client
from django.urls import reverse
from fido2.cose import ES256
from fido2.utils import sha256, websafe_encode
from fido2.webauthn import Aaguid, AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData
from PIL import Image

from our2souls.checkins import actions as checkin_actions
from our2souls.delivery import outbox, preferences
from our2souls.delivery.models import Notification
from our2souls.dreams import actions as dream_actions
from our2souls.dreams import support
from our2souls.dreams.actions import DreamData
from our2souls.dreams.models import Dream
from our2souls.intentions.budget import actions as budget_actions
from our2souls.intentions.commitments import actions as commitment_actions
from our2souls.intentions.commitments.actions import CommitmentData
from our2souls.intentions.core import choosing, details, weaving
from our2souls.intentions.core.common_ground import actions as common_ground
from our2souls.intentions.core.lifecycle import actions as intention_lifecycle
from our2souls.intentions.core.lifecycle import celebration
from our2souls.intentions.core.models import Intention, Strand
from our2souls.intentions.fridge import actions as fridge_actions
from our2souls.intentions.measures import actions as measure_actions
from our2souls.intentions.measures import anonymity
from our2souls.intentions.measures.csv import importer
from our2souls.intentions.plan import actions as plan_actions
from our2souls.intentions.plan import substeps
from our2souls.intentions.research import actions as research_actions
from our2souls.intentions.revisits import actions as revisit_actions
from our2souls.intentions.revisits.actions import AnswerData
from our2souls.lib import clock
from our2souls.milestones import actions as milestone_actions
from our2souls.people.pairing import actions as pairing_actions
from our2souls.privacy.viewer import viewing
from our2souls.readiness.attempts import actions as attempt_actions
from our2souls.readiness.instrument import catalog as instrument_catalog
from our2souls.readiness.report import follow_ups, reveal
from our2souls.readiness.research import consent
from our2souls.readiness.sittings import actions as sitting_actions
from our2souls.vision import access as vision_access
from our2souls.vision import letters as vision_letters
from our2souls.vision import note_targets as vision_note_targets
from our2souls.vision.media import images, voice_memos
from our2souls.vision.media.attachments import Attachments
from our2souls.vision.notes import actions as notes_actions
from our2souls.web.submissions import actions as submissions_actions
from tests.cast import PASSWORD, CastMember, a_person, pair
from tests.factories import report

DAY = date(2026, 11, 1)
ALONE, OPEN, SHARED = "alone", "open", "shared"


@dataclass
class Words:
    """Every word that was written, by whom and for whom: alone, open to the partner, or shared by both."""

    written: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    brought: list[str] = field(default_factory=list)
    """Words of open dreams that their owners brought into something shared."""

    def __call__(self, who: CastMember | str, whom: str, what: str) -> str:
        """A word nobody else uses."""
        name = who if isinstance(who, str) else who.name.lower()
        word = f"{name}-{whom}-{what}"
        rows = self.written.setdefault((name, whom), [])
        assert word not in rows, f"{word} is said twice"
        rows.append(word)
        return word

    def of(self, who: str, *whom: str) -> list[str]:
        """What somebody wrote, for these or for all."""
        return [
            word
            for (name, kind), rows in self.written.items()
            if name == who and kind in (whom or (kind,))
            for word in rows
        ]

    def brought_by(self, who: str) -> list[str]:
        """Words of somebody's open dreams that stand in what both share."""
        return [word for word in self.brought if word.startswith(who)]

    @property
    def all(self) -> list[str]:
        """Everything anybody wrote."""
        return [word for rows in self.written.values() for word in rows]


@dataclass
class Scene:
    """The cast with all they have. `ids` names things: "ana.kept", "both.home", "past.home"."""

    cast: dict[str, CastMember]
    words: Words = field(default_factory=Words)
    ids: dict[str, UUID] = field(default_factory=dict)
    tokens: dict[str, Any] = field(default_factory=dict)
    files: dict[Path, bytes] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Any:
        """A member by name."""
        try:
            return self.__dict__["cast"][name]
        except KeyError:
            raise AttributeError(name) from None

    def named(self, name: Any) -> Any:
        """The id or token behind a name of the scene; anything else stands for itself."""
        if not isinstance(name, str):
            return name
        return self.ids.get(name) or self.tokens.get(name) or name

    def client(self, name: str, *, proven: bool = True, **more: Any) -> Client:
        """A fresh browser in which this member is signed in (or nobody), and has just said once more who they are or not."""
        client = Client(**more)
        if name != "nobody" and proven:
            client.cookies["session"] = self.cast[name].client.cookies["session"].value
        elif name != "nobody":
            client.force_login(self.cast[name].person)
        return client


def a_picture(colour: str = "red") -> images.ProcessedImage:
    """A photo, small and clean."""
    out = io.BytesIO()
    Image.new("RGB", (40, 20), colour).save(out, "PNG")
    return images.process(out.getvalue())


@lru_cache(maxsize=1)
def a_sound() -> voice_memos.ProcessedAudio:
    """A voice memo, short and clean."""
    return voice_memos.process(a_recording(), name="memo.wav")


def a_recording(seconds: float = 0.5, rate: int = 8000) -> bytes:
    """What a recorder gives: a WAV of one tone."""
    out = io.BytesIO()
    with wave.open(out, "wb") as recorded:
        recorded.setparams((1, 2, rate, 0, "NONE", ""))
        wave_of = (int(9000 * math.sin(each * 440 * math.tau / rate)) for each in range(int(seconds * rate)))
        recorded.writeframes(b"".join(struct.pack("<h", each) for each in wave_of))
    return out.getvalue()


def stage() -> Scene:
    """Build the scene through the real acts. Wants both databases."""
    people = {
        "ana": a_person("Ana", hue="saffron", time_zone="Europe/Madrid"),
        "ben": a_person("Ben", hue="clay", time_zone="America/New_York"),
        "cleo": a_person("Cleo", hue="fern"),
        "dora": a_person("Dora", hue="tide"),
        "eli": a_person("Eli", hue="moss"),
        "farid": a_person("Farid", hue="clay"),
    }
    scene = Scene(people)
    for member in people.values():
        member.client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    pair(scene.ana, scene.ben)
    pair(scene.dora, scene.farid, hue="moss")
    _together(scene, scene.dora, scene.farid, "past")
    with viewing(scene.farid.viewer):
        pairing_actions.separate(scene.farid.person)
    pair(scene.dora, scene.eli, hue="moss")
    _together(scene, scene.ana, scene.ben, "both")
    _more_of_ana_and_ben(scene)
    with viewing(scene.cleo.viewer):
        scene.ids["cleo.kept"] = dream_actions.create(DreamData(line=scene.words("cleo", ALONE, "line"))).pk
        invitation = pairing_actions.invite(scene.cleo.person, words=scene.words("cleo", OPEN, "invitation"))
        scene.tokens["cleo"] = invitation.token
    _ways_in(scene)
    for member in people.values():
        with viewing(member.viewer):
            submissions_actions.claim(member.id, submissions_actions.form_of("a form"), "0" * 64)
    scene.ids |= {f"{name}.id": member.id for name, member in people.items()} | {"both.couple": scene.ana.us.couple_id}
    scene.tokens["stop"] = preferences.unsubscribe_path(scene.ana.id, "revisit").rsplit("/", 1)[-1]
    return scene


def _dream(scene: Scene, of: CastMember, whom: str, *, share: bool) -> Dream:
    """A dream with words in every column, and a note with a photo on it."""
    say = scene.words
    with viewing(of.viewer):
        columns = {
            name: say(of, whom, name) for name in ("line", "picture", "why", "need", "obstacle", "if_step", "then_step")
        }
        dream = dream_actions.create(DreamData(**columns, support=("ask",), horizon="1-year"), share=share)
        noted = notes_actions.update(
            vision_note_targets.target(of.viewer, "dream", dream.pk),
            "dream",
            dream.pk,
            text=say(of, whom, "note"),
            pictures=[a_picture()],
        )
        photo = vision_access.photos_of(noted)[0]
        notes_actions.rewrite(noted, text=noted.text, alts={photo.pk: say(of, whom, "alt")})
    name = of.name.lower()
    kind = "open" if share else "kept"
    scene.ids |= {f"{name}.{kind}": dream.pk, f"{name}.{kind}.note": noted.pk, f"{name}.{kind}.photo": photo.pk}
    return dream


def _together(scene: Scene, a: CastMember, b: CastMember, home: str) -> None:
    """What two have with each other: dreams of each, a chosen intention with all that belongs to one, check-ins."""
    say, ids = scene.words, scene.ids
    mine, theirs = (_dream(scene, who, OPEN, share=True) for who in (a, b))
    for who in (a, b):
        _dream(scene, who, ALONE, share=False)
    for who, other, dream in ((a, b, mine), (b, a, theirs)):
        with viewing(other.viewer):
            root = support.support(dream, words=say(other, OPEN, "rooting"), offer=say(other, OPEN, "offer"))
        with viewing(who.viewer):
            support.reply_to_offer(root, answer="change", words=say(who, OPEN, "answer"))
    with viewing(a.viewer):
        held = weaving.weave(
            name=say(a, SHARED, "name"), mine=mine, theirs=theirs, bring=["line", "picture", "need"], horizon="5-years"
        )
    with viewing(b.viewer):
        strand = Strand.objects.get(intention=held, person_id=b.id)
        weaving.copy_words(strand, theirs, ["line", "need"])
    say.brought += [getattr(mine, name) for name in ("line", "picture", "need")]
    say.brought += [getattr(theirs, name) for name in ("line", "need")]
    for who in (a, b):
        with viewing(who.viewer):
            weaving.write_why(held, why=say(who, SHARED, "why"), need=say(who, SHARED, "whyneed"))
            choosing.choose(held)
    _way(scene, a, b, held, home)
    _promises(scene, a, b, held, home)
    _counted(scene, a, b, held, home)
    _looks(scene, a, b, held, home)
    with viewing(a.viewer):
        proposal = common_ground.propose(held, say(a, SHARED, "meet"))
        celebration.celebrate(held, say(a, SHARED, "celebrate"))
        line = fridge_actions.add(say(a, SHARED, "fridge"))
        fridge_actions.became(line, held)
    with viewing(b.viewer):
        fridge_actions.add(say(b, SHARED, "fridge"))
    ids |= {f"{home}.line": line.pk, f"{home}.meeting": proposal.pk}
    for who, other in ((a, b), (b, a)):
        _feelings(scene, who, other)
    _later(scene, a, b, home)
    _looked_together(scene, a, b, home)
    _sittings(scene, a, b, home)
    ids[f"{home}.home"] = held.pk
    ids[f"{home}.notice"] = _notice(a, held.pk).pk


def _looked_together(scene: Scene, a: CastMember, b: CastMember, home: str) -> None:
    """A sitting with two areas open to both, one that the first has pressed, and something put aside."""
    read = report.a_sitting(a, form="short")
    both = [(who, report.play(read, who, form="short")) for who in (a, b)]
    report.look(*both)
    report.open_areas(*both, areas=["money", "what-matters"])
    with viewing(a.viewer):
        consent.give(a.viewer)
        reveal.press_area(both[0][1], "time")
        put = follow_ups.set_aside_for(read, "bridge", "money")
    scene.ids |= {f"{home}.report": read.pk, f"{home}.aside": put.pk}
    scene.ids |= {f"{who.name.lower()}.looked": attempt.pk for who, attempt in both}


def _later(scene: Scene, a: CastMember, b: CastMember, home: str) -> None:
    """Notes by themselves with a memo, letters in every state, and a day of theirs with a note."""
    say, ids, one = scene.words, scene.ids, a.name.lower()
    whole = Attachments([a_picture("green")], a_sound())
    for who in (a, b):
        with viewing(who.viewer):
            own = notes_actions.create_standalone(shared=False, text=say(who, ALONE, "loose"), attachments=whole)
            day = milestone_actions.MilestoneData(
                say(who, SHARED, "day"), DAY, yearly=True, words=say(who, SHARED, "daywords")
            )
            kept = milestone_actions.create(day, remind=True)
            ids |= {
                f"{who.name.lower()}.loose": own.pk,
                f"{who.name.lower()}.loose.memo": vision_access.memo_of(own).pk,
            }
    with viewing(a.viewer):
        both = notes_actions.create_standalone(shared=True, text=say(a, SHARED, "loose"), attachments=whole)
        notes_actions.update(
            vision_note_targets.target(a.viewer, "relationship_milestone", kept.pk),
            "relationship_milestone",
            kept.pk,
            text=say(a, SHARED, "dn"),
        )
    ids |= {f"{home}.loose": both.pk, f"{home}.loose.memo": vision_access.memo_of(both).pk, f"{home}.day": kept.pk}
    with clock.frozen(clock.now() - timedelta(days=30)):
        ids[f"{one}.opened"] = _letter(scene, a, vision_letters.ME, 3, (ALONE, ALONE, "opened")).pk
        ids[f"{home}.opened"] = _letter(scene, a, vision_letters.US, 3, (SHARED, SHARED, "opened")).pk
    mine = _letter(scene, a, vision_letters.ME, 90, (ALONE, ALONE, "sealed"))
    ids[f"{one}.sealed"] = mine.pk
    with viewing(a.viewer):
        telling = vision_letters.LetterData(
            say(a, ALONE, "draftenvelope"), vision_letters.PARTNER, DAY, say(a, ALONE, "draft")
        )
        ids[f"{one}.draft"] = vision_letters.draft(telling, whole).pk
        if home == "both":  # an ex would take along what nobody can any more
            ids |= _closed(mine, f"{one}.sealed")
    if home == "both":
        theirs = _letter(scene, b, vision_letters.PARTNER, 90, (OPEN, ALONE, "tothem"))
        with viewing(b.viewer):
            ids |= {"both.theirs": theirs.pk} | _closed(theirs, "both.theirs")
        sealed = _letter(scene, a, vision_letters.PARTNER, 90, (OPEN, ALONE, "tothem"))
        with viewing(a.viewer):
            ids |= {"both.sealed": sealed.pk} | _closed(sealed, "both.sealed")


def _sittings(scene: Scene, a: CastMember, b: CastMember, home: str) -> None:
    """A reflection of the first alone, a sitting that the first ended and whose answers the other keeps, and one that goes on."""
    ids, one, other, instrument = scene.ids, a.name.lower(), b.name.lower(), instrument_catalog.available()[0]
    with viewing(a.viewer):
        ids[f"{one}.alone"] = _answered(attempt_actions.start_alone(instrument, "short")).pk
        attempt_actions.finish(attempt_actions.start_alone(instrument, "short"))
        ended = sitting_actions.start(instrument, "short")
        _answered(attempt_actions.start(ended, "short"))
    with viewing(b.viewer):
        ids[f"{other}.reflection"] = _answered(attempt_actions.start(ended, "short")).pk
    with viewing(a.viewer):
        sitting_actions.abandon(ended)
        going_on = sitting_actions.start(instrument, "full")
        ids[f"{one}.attempt"] = _answered(attempt_actions.start(going_on, "full")).pk
    ids |= {f"{home}.ended": ended.pk, f"{home}.sitting": going_on.pk}


def _answered(attempt: Any) -> Any:
    """An attempt with an answer of every kind that it asks for."""
    items = attempt_actions.order(attempt, instrument_catalog.instrument_of(attempt))
    for kind in ("topic", "statement", "card", "top"):
        for item in [each for each in items if each.kind == kind][:2]:
            sent = {name: ["2"] for name in ("wish", "importance", "bend", "guess", "agree", "value")}
            attempt_actions.save(attempt, item, sent | {"was-cards": [""], "cards": ["card-freedom"]})
    return attempt


def _letter(scene: Scene, who: CastMember, to: str, days: int, said: tuple[str, str, str]) -> Any:
    """A letter with everything in it, sealed for so many days; whose the words are on it, and those in it."""
    outside, inside, what = said
    opens_on = (clock.now() + timedelta(days=days)).date()
    say = scene.words
    telling = vision_letters.LetterData(
        say(who, outside, f"{what}-envelope"), to, opens_on, say(who, inside, f"{what}-text")
    )
    with viewing(who.viewer):
        kept = vision_letters.draft(telling, Attachments([a_picture("white")], a_sound()))
        photo = vision_access.photos_of(kept)[0]
        notes_actions.rewrite(kept, text=kept.text, alts={photo.pk: say(who, inside, f"{what}-alt")})
        return vision_letters.seal(kept)


def _closed(letter: Any, name: str) -> dict[str, UUID]:
    """What hangs on a sealed letter."""
    return {f"{name}.photo": vision_access.photos_of(letter)[0].pk, f"{name}.memo": vision_access.memo_of(letter).pk}


def _way(scene: Scene, a: CastMember, b: CastMember, held: Intention, home: str) -> None:
    """Milestones, a measure with entries, a note with a photo, and a change of words by the other."""
    say, ids = scene.words, scene.ids
    with viewing(a.viewer):
        first = plan_actions.add(held, title=say(a, SHARED, "first"), keeper_id=b.id, due_on=DAY)
        second = plan_actions.add(held, title=say(a, SHARED, "second"))
        measure = measure_actions.set_measure(held, target=Decimal(60000), unit=say(a, SHARED, "unit"))
        entry = measure_actions.add_entry(measure, amount=Decimal(100), on=DAY, words=say(a, SHARED, "entry"))
        target = vision_note_targets.target(a.viewer, "intention", held.pk)
        noted = notes_actions.update(
            target, "intention", held.pk, text=say(a, SHARED, "vision"), pictures=[a_picture("blue")]
        )
        photo = vision_access.photos_of(noted)[0]
        notes_actions.rewrite(noted, text=noted.text, alts={photo.pk: say(a, SHARED, "visionalt")})
    with viewing(b.viewer):
        plan_actions.add(held, title=say(b, SHARED, "third"))
        plan_actions.mark_done(first)
        plan_actions.update(second, title=second.title, keeper_id=None, due_on=DAY, version=second.version)
        measure_actions.set_measure(held, target=Decimal(70000), unit=measure.unit)
        measure_actions.add_entry(measure, amount=Decimal(50), on=DAY, words=say(b, SHARED, "entry"))
        intention_lifecycle.release(held)
        intention_lifecycle.withdraw_release(held)
        target = vision_note_targets.target(b.viewer, "intention", held.pk)
        notes_actions.update(target, "intention", held.pk, text=say(b, SHARED, "vision"))
    ids |= {f"{home}.step": first.pk, f"{home}.entry": entry.pk, f"{home}.note": noted.pk, f"{home}.photo": photo.pk}


def _promises(scene: Scene, a: CastMember, b: CastMember, held: Intention, home: str) -> None:
    """A smaller step of each, words about a step by one, and what each promised: kept, moved and let go."""
    say, ids = scene.words, scene.ids
    with viewing(a.viewer):
        step = plan_actions.add(held, title=say(a, SHARED, "wordy"), words=say(a, SHARED, "stepwords"))
        part = substeps.add(step, [say(a, SHARED, "part")])[0]
    with viewing(b.viewer):
        substeps.add(step, [say(b, SHARED, "part")])
        substeps.mark_done(part)
    ids |= {f"{home}.wordy": step.pk, f"{home}.part": part.pk}
    for who in (a, b):
        with viewing(who.viewer):
            words = [say(who, SHARED, name) for name in ("promise", "promiseif", "promisethen")]
            made = commitment_actions.create(held, CommitmentData(*words, on=DAY, rule="monthly"))
            said = commitment_actions.reschedule(made, DAY, to=DAY + timedelta(days=4), words=say(who, SHARED, "moved"))
            assert said is not None
            once = commitment_actions.create(held, CommitmentData(say(who, SHARED, "once"), on=DAY))
            commitment_actions.mark_let_go(once, DAY, words=say(who, SHARED, "letgo"))
        whose = home if who is a else f"{home}.theirs"
        ids |= {f"{whose}.promise": made.pk, f"{whose}.said": said.pk}


def _counted(scene: Scene, a: CastMember, b: CastMember, held: Intention, home: str) -> None:
    """What each changed of the other's: an entry, a line of the budget, something found out; a file that waits; names."""
    say, ids = scene.words, scene.ids
    budgeted, found = [], []
    for who in (a, b):
        with viewing(who.viewer):
            budget_actions.set_currency(held, "EUR")
            said = {"what": say(who, SHARED, "cost"), "note": say(who, SHARED, "costnote")}
            budgeted.append(budget_actions.add_line(held, planned=Decimal(900), spent=Decimal(40), on=DAY, **said))
            told = {name: say(who, SHARED, name) for name in ("title", "address", "finding")}
            found.append(research_actions.add(held, **told))
            measure = held.measure
            entry = measure_actions.add_entry(measure, amount=Decimal(7), on=DAY, words=say(who, SHARED, "miscounted"))
            anonymity.hide(measure)
            anonymity.show(measure)
        with viewing((b if who is a else a).viewer):
            other = say(b if who is a else a, SHARED, "corrected")
            measure_actions.correct(entry, amount=Decimal(8), on=DAY, words=other, version=1)
            measure_actions.remove(entry)
    with viewing(b.viewer):
        line, find = budgeted[0], found[0]
        budget_actions.update_line(
            line, version=1, what=line.what, planned=Decimal(950), note=say(b, SHARED, "othernote")
        )
        changed = {"title": say(b, SHARED, "othertitle"), "address": find.address, "finding": find.finding}
        research_actions.update(find, version=1, **changed)
        importer.store(measure, f"2026-11-01;5;{say(b, ALONE, 'file')}")
    with viewing(a.viewer):
        importer.store(measure, f"Date,Amount,Words\n2026-11-01,5,{say(a, ALONE, 'file')}")
    ids |= {f"{home}.cost": line.pk, f"{home}.find": find.pk, f"{home}.out": entry.pk}


def _looks(scene: Scene, a: CastMember, b: CastMember, held: Intention, home: str) -> None:
    """A look that both answered, and one that only the first has written for."""
    say = scene.words
    for who in (a, b):
        with viewing(who.viewer):
            look = revisit_actions.open_or_create(Intention.objects.get(pk=held.pk))
            revisit_actions.answer(look, AnswerData("yes", say(who, SHARED, "changed"), say(who, SHARED, "next")))
    scene.ids[f"{home}.look"] = look.pk
    with viewing(a.viewer):
        begun = revisit_actions.open_or_create(Intention.objects.get(pk=held.pk))
        revisit_actions.answer(begun, AnswerData("unsure", say(a, ALONE, "changed"), say(a, ALONE, "next")))
    scene.ids[f"{home}.begun"] = begun.pk


def _feelings(scene: Scene, who: CastMember, other: CastMember) -> None:
    """A check-in for oneself, one as a colour, one for both with an answer."""
    say, name = scene.words, who.name.lower()
    for sharing, whom in (("me", ALONE), ("colour", ALONE), ("all", OPEN)):
        with viewing(who.viewer):
            kept = checkin_actions.check_in(
                ease=4,
                energy=2,
                words=[say(who, whom, f"{sharing}-word")],
                need=say(who, whom, f"{sharing}-need"),
                note=say(who, whom, f"{sharing}-note"),
                zone=who.us.zone,
                sharing=sharing,  # type: ignore[arg-type]
            )
        scene.ids[f"{name}.{sharing}"] = kept.pk
    with viewing(other.viewer):
        checkin_actions.respond(kept, kind="own", words=say(other, OPEN, "response"))


def _notice(who: CastMember, about: UUID) -> Notification:
    """Something that waits for somebody."""
    with viewing(who.viewer):
        outbox.notify(to=who.id, notice="revisit", about=about, key=f"revisit:{about}:2026-11-01")
        return Notification.objects.filter(about=about, channel="inapp").latest("made_at")


def _more_of_ana_and_ben(scene: Scene) -> None:
    """What is still being woven, what rests, what was renamed by the other, and what Ana wants to hear."""
    say, ids, ana, ben = scene.words, scene.ids, scene.ana, scene.ben
    with viewing(ana.viewer):
        mine = dream_actions.create(DreamData(line=say(ana, SHARED, "brought")))
        woven = weaving.weave(name=say(ana, SHARED, "woven"), mine=mine, bring=["line"])
        weaving.write_why(woven, why=say(ana, ALONE, "reason"), need=say(ana, ALONE, "reasonneed"))
        asleep = dream_actions.create(DreamData(line=say(ana, ALONE, "rests")))
        dream_actions.let_go(asleep, words=say(ana, ALONE, "ending"))
        preferences.set_preference(ana.viewer, "revisit", inapp=True, email=True)
    with viewing(ben.viewer):
        other = weaving.weave(name=say(ben, SHARED, "other"))
        intention_lifecycle.rest(other)
    with viewing(ana.viewer):
        held = Intention.objects.get(pk=other.pk)
        details.update(held, name=say(ana, SHARED, "renamed"), horizon="", rhythm="monthly", version=held.version)
        there = weaving.weave(name=say(ana, SHARED, "there"))
        intention_lifecycle.reach(there, on=DAY)
    ids |= {
        "both.reached": there.pk,
        "both.woven": woven.pk,
        "both.resting": other.pk,
        "ana.brought": mine.pk,
        "ana.letgo": asleep.pk,
    }


def _ways_in(scene: Scene) -> None:
    """Ana's second steps, her passkey, and where she is logged in."""
    ana = scene.ana
    TOTP.activate(ana.person, "JBSWY3DPEHPK3PXP")
    RecoveryCodes.activate(ana.person)
    data = {"name": "Phone", "credential": a_passkey()}
    passkey = Authenticator.objects.create(user=ana.person, type="webauthn", data=data)
    place = UserSession.objects.create(
        user=ana.person, session_key=ana.client.session.session_key, ip="127.0.0.1", user_agent="Firefox", data={}
    )
    scene.tokens |= {"ana.passkey": passkey.pk, "ana.session": place.pk}


def a_passkey() -> dict[str, Any]:
    """What a phone answers when a passkey is made, as it is kept."""
    public = ES256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())
    key = AttestedCredentialData.create(Aaguid.NONE, b"phone", public)
    flags = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV | AuthenticatorData.FLAG.AT
    seen = AuthenticatorData.create(sha256(b"localhost"), flags, 0, bytes(key))
    said = {
        "attestationObject": bytes(AttestationObject.create("none", seen, {})),
        "clientDataJSON": bytes(CollectedClientData.create("webauthn.create", b"challenge", "http://localhost:8000")),
    }
    return {
        "id": websafe_encode(b"phone"),
        "rawId": websafe_encode(b"phone"),
        "type": "public-key",
        "response": {name: websafe_encode(content) for name, content in said.items()},
        "clientExtensionResults": {"credProps": {"rk": True}},
    }

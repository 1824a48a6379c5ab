"""What one of the two learns of the other by a table: what is joint, and nothing of what is the other's own."""

import json
import re
from datetime import timedelta

import pytest
from django.urls import reverse

from our2souls.care.consent import access, actions
from our2souls.care.consent.models import Engagement
from our2souls.care.looks.models import Look
from our2souls.lib import clock
from our2souls.people.account import erase
from our2souls.privacy.models import AuditEntry, Grant
from our2souls.privacy.personal_data import export
from our2souls.privacy.viewer import viewing
from our2souls.story.autonomy.statements import Proposals
from tests.care.scene import page as brief_page
from tests.cast import CastMember, a_person, pair
from tests.factories.care import a_therapist, at_table, opened, seated, secured
from tests.factories.checkins import a_full_checkin
from tests.factories.delivery import forget

STORY = ("story", "")


@pytest.fixture
def thea(db: None) -> CastMember:
    return secured(a_therapist())


def exported(who: CastMember) -> str:
    with viewing(who.viewer):
        return json.dumps(export.plain(export.everything()), ensure_ascii=False)


def home(who: CastMember) -> str:
    return str(who.get(reverse("web:home")).text)


def test_the_log_names_what_is_ones_own_to_its_owner_alone(ana: CastMember, ben: CastMember, thea: CastMember) -> None:
    engagement = at_table(thea, ana, ben, STORY)
    opened(engagement, ben, parts={("trend", str(ben.id))})
    thea.get(reverse("care:client", args=[engagement.pk]))
    looks = reverse("care:looks", args=[engagement.pk])
    his, hers = ben.get(looks).text, ana.get(looks).text
    assert "Ben: feelings by week" in his
    assert "Your story" in hers
    assert "feelings by week" not in hers
    with viewing(ana.viewer):
        (row,) = export.everything()["packages"]["care"]["therapist_look"]
        assert row["parts"] == [["story", ""], ["table", str(engagement.pk)]]
    assert "trend" not in exported(ana)


def test_what_one_opens_of_ones_own_changes_nothing_that_the_other_reads(
    ana: CastMember, ben: CastMember, thea: CastMember
) -> None:
    engagement = at_table(thea, ana, ben, STORY)
    a_full_checkin(ben)
    thea.get(reverse("care:client", args=[engagement.pk]))
    own = {("trend", str(ben.id)), ("statements", f"{engagement.pk}:{ben.id}")}
    names = ("engagement", "parts", "looks", "questions", "suggestions_all", "takeaways")
    pages = [reverse("care:table"), reverse("web:home"), reverse("delivery:notices"), reverse("people:us")]
    pages += [reverse(f"care:{name}", args=[engagement.pk]) for name in names]
    sent = {"parts": [f"trend/{ana.id}", "story/"], "days": "90"}

    def read() -> list[str]:
        texts = [ana.get(page).text for page in pages]
        texts.append(ana.post(reverse("care:parts", args=[engagement.pk]), sent).text)
        noise = r'name="csrfmiddlewaretoken" value="[^"]+"|(nonce|name="form-key" value|content)="[^"]*"'
        return [re.sub(noise, "", text) for text in texts] + [exported(ana)]

    read()
    before = read()
    opened(engagement, ben, parts=own, statements=lambda: [Proposals(chosen=5, mine=3, with_my_dream=2)])
    assert read() == before
    with viewing(ben.viewer):
        actions.close_part(engagement, Grant.objects.get(scope="trend"))
    assert read() == before


def test_closing_all_of_ones_own_tells_the_other_nothing(ana: CastMember, ben: CastMember, thea: CastMember) -> None:
    engagement = seated(thea, ana)
    opened(engagement, ana, parts={("trend", str(ana.id))})
    opened(engagement, ben, parts={("trend", str(ben.id))})
    forget(ben)
    with viewing(ana.viewer):
        assert actions.leave_table(engagement) is False
    assert "Something is closed" not in home(ben)


def test_closing_what_is_joint_tells_the_other(ana: CastMember, ben: CastMember, thea: CastMember) -> None:
    engagement = at_table(thea, ana, ben, STORY)
    opened(engagement, ben, parts={("trend", str(ben.id))})
    forget(ben)
    with viewing(ana.viewer):
        actions.leave_table(engagement)
    assert "Something is closed" in home(ben)


def test_nobody_ends_an_invitation_of_the_others(ana: CastMember, ben: CastMember, thea: CastMember) -> None:
    ana.post(reverse("care:therapist_invite"))
    with viewing(ana.viewer):
        engagement = Engagement.objects.get()
        link = reverse("care:seat_link", args=[engagement.token])
    assert ben.client.post(reverse("care:table_leave", args=[engagement.pk])).status_code == 404
    thea.get(link)
    thea.post(reverse("care:seat"), {"answer": "yes"})
    assert ben.client.post(reverse("care:table_leave", args=[engagement.pk])).status_code == 404
    with viewing(ana.viewer):
        assert Engagement.objects.get().state == "accepted"


def test_a_preview_names_whom_the_therapist_would_read_by_name(
    ana: CastMember, ben: CastMember, thea: CastMember
) -> None:
    engagement = seated(thea, ana)
    with viewing(ben.viewer):
        ben.post(reverse("care:question_new", args=[engagement.pk]), {"words": "A question"})
    own = ("trend", str(ana.id))

    def faces(by: CastMember, *granted: tuple[str, str]) -> list[str]:
        with viewing(by.viewer):
            return [face.name for face in access.preview_for(by.viewer, engagement, set(granted)).us.faces]

    assert faces(ana, own) == ["Ana", "The partner"]
    assert faces(ana, own, STORY) == ["Ana", "Ben"]
    assert faces(ben, ("trend", str(ben.id))) == ["Ana", "Ben"]
    preview = ana.post(reverse("care:parts", args=[engagement.pk]), {"parts": [f"trend/{ana.id}"], "days": "90"}).text
    frame = preview.partition("parts-preview")[2].partition("<form")[0]
    assert "The partner" in frame
    assert "Ben" not in frame
    opened(engagement, ben, parts={("trend", str(ben.id))})
    assert faces(ana, own) == ["Ana", "The partner"], "whether Ben opened his own is not to be read by looking"
    opened(engagement, ana, ben, parts={STORY})
    assert faces(ana, own) == ["Ana", "Ben"]


def test_a_partner_who_said_nothing_has_neither_hue_nor_likeness_there(db: None, thea: CastMember) -> None:
    one, other = a_person("Kim", hue="fig"), a_person("Kím", hue="heather")
    pair(one, other)
    engagement = seated(thea, one)
    page = thea.get(reverse("care:client", args=[engagement.pk])).text
    assert "Kim &amp; The partner" in page, "nothing behind the name says that the other is called the same"
    assert "a-fig b-dusk" in one.get(reverse("web:home")).text, "so the two look to each other"
    assert "b-dusk" not in brief_page(thea, engagement)


def test_the_other_is_told_what_can_be_guessed(ana: CastMember, ben: CastMember, thea: CastMember) -> None:
    engagement = seated(thea, ana)
    page = " ".join(ben.get(reverse("care:parts", args=[engagement.pk])).text.split())
    assert "If Ana ends the table while it is open, the table stays" in page


def test_an_invitations_link_is_in_nobodys_export(ana: CastMember, ben: CastMember) -> None:
    ana.post(reverse("care:therapist_invite"))
    with viewing(ana.viewer):
        token = Engagement.objects.get().token
    assert token
    for who in (ana, ben):
        assert token not in exported(who)


def test_whoever_opens_reads_who_came_by_a_link(ana: CastMember, ben: CastMember, thea: CastMember) -> None:
    """A friend who calls themself a therapist stands there as what the app knows of them, where the other would say yes."""
    engagement = seated(thea, ana)
    assert "nobody here has checked their training" in ben.get(reverse("care:parts", args=[engagement.pk])).text


def test_an_answer_says_what_opened_and_what_waits(ana: CastMember, ben: CastMember, thea: CastMember) -> None:
    a_full_checkin(ana)
    engagement = seated(thea, ana)
    sent = {"parts": [f"trend/{ana.id}", "story/"], "days": "90", "act": "yes"}
    answer = ana.post(reverse("care:parts", args=[engagement.pk]), sent).text
    assert "Some of it is open now" in answer
    assert "Ben says yes too" in answer


@pytest.mark.parametrize("state", ["invited", "accepted"])
def test_no_part_is_offered_to_somebody_who_does_not_sit_there(
    state: str, ana: CastMember, ben: CastMember, thea: CastMember
) -> None:
    ana.post(reverse("care:therapist_invite"))
    with viewing(ana.viewer):
        engagement = Engagement.objects.get()
        link = reverse("care:seat_link", args=[engagement.token])
    if state == "accepted":
        thea.get(link)
        thea.post(reverse("care:seat"), {"answer": "yes"})
    for who in (ana, ben):
        answer = who.client.get(reverse("care:parts", args=[engagement.pk]))
        assert answer["Location"] == reverse("care:engagement", args=[engagement.pk])


def test_whoever_is_a_therapist_elsewhere_shows_their_own_partner_no_client(
    ana: CastMember, ben: CastMember, thea: CastMember
) -> None:
    otto = a_person("Otto")
    pair(thea, otto)
    secured(thea)
    engagement = at_table(thea, ana, ben, STORY)
    for name in ("client", "client_print", "client_pdf"):
        thea.get(reverse(f"care:{name}", args=[engagement.pk]))
    thea.post(reverse("care:client_leave", args=[engagement.pk]))
    own = thea.us.couple_id
    acts = set(AuditEntry._base_manager.filter(couple=own).values_list("act", flat=True))
    assert not [act for act in acts if "engagement" in act or "look" in act], acts
    pages = [reverse("web:home"), reverse("delivery:notices"), reverse("people:us"), reverse("care:table")]
    text = "".join(otto.get(page).text for page in pages) + exported(otto)
    for words in ("Ana", str(engagement.pk), "client"):
        assert words not in re.sub(r"clientX|o2s-client|/clients\.js", "", text), words
    assert str(ana.us.couple_id) not in exported(thea)
    assert "Ana" not in exported(thea)


def test_a_therapist_who_looked_can_be_erased(ana: CastMember, ben: CastMember, thea: CastMember) -> None:
    engagement = at_table(thea, ana, ben, STORY)
    thea.get(reverse("care:client", args=[engagement.pk]))
    with viewing(thea.viewer):
        erase.erase(thea.person)
    with viewing(ana.viewer):
        look = Look.objects.get()
        assert (look.name, look.kind, look.parts[0]) == ("", "page", ["story", ""])
    pages = [
        reverse("care:table"),
        *(reverse(f"care:{name}", args=[engagement.pk]) for name in ("engagement", "looks")),
    ]
    for page in pages:
        text = ana.get(page).text
        assert "A therapist" in text.partition("<main")[2], page
        assert "Invitation by link" not in text, page


def test_a_clock_that_was_put_back_hides_no_look(ana: CastMember, ben: CastMember, thea: CastMember) -> None:
    engagement = at_table(thea, ana, ben, STORY)
    path, start = reverse("care:client", args=[engagement.pk]), clock.now()
    for minutes in (60, 0):
        with clock.frozen(start + timedelta(minutes=minutes)):
            thea.get(path)
    with viewing(ana.viewer):
        assert Look.objects.count() == 2

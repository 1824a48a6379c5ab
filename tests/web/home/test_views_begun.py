"""The page after the second yes."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from our2souls.checkins import actions as checkin_actions
from our2souls.dreams.models import Dream
from our2souls.intentions.fridge.models import FridgeItem
from our2souls.lib import clock
from our2souls.people.pairing import actions as pairing_actions
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember, a_person
from tests.factories.dreams import a_dream
from tests.factories.people import JOIN, an_invitation
from tests.markup import squeezed

BEGUN = reverse("web:begun")


def begun(of: CastMember) -> str:
    return squeezed(of.client.get(BEGUN).text)


def test_both_read_that_they_have_begun_with_both_names(ana: CastMember, ben: CastMember) -> None:
    for member in (ana, ben):
        page = begun(member)
        assert "You two have begun" in page
        assert "Ana" in page
        assert "Ben" in page
        assert 'class="c-lens"' in page


def test_a_new_line_is_kept_and_shared(ana: CastMember, ben: CastMember) -> None:
    page = ana.post(BEGUN, {"line": "A kitchen with a fig tree"}).text
    assert "Ben can see it now." in page
    with viewing(ana.viewer):
        dream = Dream.objects.get()
    assert reverse("dreams:dream_unshare", args=[dream.pk]) in page
    assert ben.client.get(reverse("dreams:dream", args=[dream.pk])).status_code == 200
    assert begun(ana).count("begun-done") == 1
    assert begun(ben).count("begun-done") == 0


def test_a_dream_of_ones_own_is_shared_by_its_button_alone(ana: CastMember, ben: CastMember) -> None:
    one, other = a_dream(ana, "A boat"), a_dream(ana, "A dog")
    page = begun(ana)
    assert "A boat" in page
    assert "A dog" in page
    assert "A boat" not in begun(ben)
    ana.post(BEGUN, {"dream": str(one.pk)})
    assert ben.client.get(reverse("dreams:dream", args=[one.pk])).status_code == 200
    assert ben.client.get(reverse("dreams:dream", args=[other.pk])).status_code == 404
    assert "A boat" in begun(ana)


@pytest.mark.parametrize("share", [False, True])
def test_the_partners_dream_cannot_be_shared_again(ana: CastMember, ben: CastMember, *, share: bool) -> None:
    theirs = a_dream(ben, "A boat", share=share)
    assert ana.client.post(BEGUN, {"dream": str(theirs.pk)}).status_code == 404
    assert ana.client.post(BEGUN, {"dream": "nonsense"}).status_code == 404


def test_a_line_goes_on_the_fridge_of_both(ana: CastMember, ben: CastMember) -> None:
    page = ana.post(BEGUN, {"text": "Buy a fig"}).text
    assert "It’s on the fridge." in page
    with viewing(ben.viewer):
        assert FridgeItem.objects.get().text == "Buy a fig"
    assert begun(ana).count("begun-done") == 1
    assert begun(ben).count("begun-done") == 0


@pytest.mark.parametrize("name", ["line", "text"])
def test_what_cannot_be_kept_stays_in_its_field(ana: CastMember, ben: CastMember, name: str) -> None:
    answer = ana.client.post(BEGUN, {name: f"Very long {'x' * 300}"})
    assert answer.status_code == 422
    assert "Very long xxx" in answer.text
    assert "begun-done" not in answer.text


def test_a_check_in_counts_from_the_day_of_beginning(ana: CastMember, ben: CastMember) -> None:
    with viewing(ana.viewer):
        with clock.moved(timedelta(days=-3)):
            checkin_actions.check_in(ease=4, energy=2, words=[], zone=ana.us.zone, sharing="me")
        assert begun(ana).count("begun-done") == 0
        checkin_actions.check_in(ease=4, energy=2, words=[], zone=ana.us.zone, sharing="me")
    assert begun(ana).count("begun-done") == 1


def test_home_leads_back_to_it_for_a_week(ana: CastMember, ben: CastMember) -> None:
    home = reverse("web:home")
    assert BEGUN in ana.client.get(home).text
    with clock.moved(timedelta(days=8)):
        assert BEGUN not in ana.client.get(home).text


def test_whoever_waits_is_led_from_looking_again_to_where_they_wait_and_then_here(cleo: CastMember) -> None:
    joiner = a_person("Jo", hue="clay")
    token, _code = an_invitation(cleo)
    pairing_actions.accept(joiner.person, pairing_actions.preview_for(token), hue="dusk")
    assert f'href="{BEGUN}"' in joiner.client.get(JOIN).text
    assert "Cleo says yes once more" in joiner.get(BEGUN).text
    with viewing(cleo.viewer):
        pairing_actions.confirm(cleo.person)
    assert "You two have begun" in joiner.get(BEGUN).text
    page = joiner.client.get(reverse("web:home")).text
    assert "Cleo said yes: you have begun" in squeezed(page)
    notice = page[page.index("/open") - 60 : page.index("/open") + 5]
    path = notice[notice.index('action="') + 8 :]
    assert joiner.client.post(path)["Location"] == BEGUN


def test_somebody_alone_is_led_home(cleo: CastMember) -> None:
    assert cleo.client.get(BEGUN)["Location"] == reverse("web:home")


def field(page: str) -> str:
    """The field for a new dream on the page itself, with what is in it."""
    found = re.search(r'<(?:input|textarea)[^>]*id="first_line"[^>]*>[^<]*', page)
    return found[0] if found else ""


def test_a_line_that_was_typed_stays_when_another_dream_is_shared(ana: CastMember, ben: CastMember) -> None:
    one = a_dream(ana, "A boat")
    page = begun(ana)
    form = re.search(r'<form[^>]*>(?:(?!</form>).)*id="first_line"(?:(?!</form>).)*</form>', page)
    assert form is not None
    assert f'value="{one.pk}"' in form[0], "one form, so that without script nothing typed is lost either"
    page = ana.post(BEGUN, {"dream": str(one.pk), "line": "A kitchen with a fig tree"}).text
    assert "Ben can see it now." in page
    assert "A kitchen with a fig tree" in field(page)
    with viewing(ana.viewer):
        assert Dream.objects.count() == 1
    assert field(ana.post(BEGUN, {"line": "A kitchen with a fig tree"}).text) == ""

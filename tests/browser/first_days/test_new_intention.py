"""An intention in three steps on a phone: back, an error and opening the page again cost nothing, with script and without."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from our2souls.intentions.core.models import Intention, PrivateWhy, Strand
from our2souls.privacy.viewer import viewing
from tests.browser.conftest import Hand
from tests.browser.scene.words import a_couple
from tests.factories.dreams import a_dream

pytestmark = pytest.mark.browser

WHY = "A door that stays open, “ñ” and all."


@pytest.mark.parametrize("script", [True, False])
def test_back_an_error_and_opening_it_again_cost_nothing(hand: Hand, *, script: bool) -> None:
    ana, ben = a_couple()
    mine = a_dream(ana, "A fig tree at the door", picture="It is evening")
    theirs = a_dream(ben, "A dog on the step", share=True)
    phone = hand(script=script)
    phone.sign_in(ana.client.cookies["session"].value)
    page = phone.page
    phone.open(f"{reverse('intentions:intention_new')}?mine={mine.pk}")
    phone.heading("Which dreams go into it?")
    phone.pick("A dog on the step")
    phone.pick("How you picture it")
    phone.press("Continue")
    name, why = page.locator("main [name=name]"), page.locator("main [name=why]")
    expect(name).to_have_value("A fig tree at the door · A dog on the step")
    name.fill("")
    why.fill(WHY)
    phone.pick("5 years")
    phone.press("Continue")
    phone.sees("A few words are enough, but some are needed.")
    expect(why).to_have_value(WHY)
    name.fill("Our first home")
    page.locator("main [name=name]").press("Enter")
    phone.heading("Our first home")
    phone.sees(WHY)
    assert WHY[:6] not in page.url
    page.reload()
    phone.sees(WHY)
    page.go_back()
    page.go_forward()
    phone.heading("Our first home")
    phone.press("Back")
    expect(name).to_have_value("Our first home")
    expect(why).to_have_value(WHY)
    page.reload()
    expect(why).to_have_value(WHY)
    phone.press("Back")
    expect(page.locator(f"main input[name=theirs][value='{theirs.pk}']")).to_be_checked()
    expect(page.locator("main input[name=bring][value=picture]")).to_be_checked()
    phone.press("Continue")
    expect(page.get_by_role("radio", name="5 years")).to_be_checked()
    phone.press("Continue")
    phone.press("Say yes")
    phone.sees("Only you, until Ben has written too.")
    with viewing(ana.viewer):
        intention = Intention.objects.get()
        assert (intention.name, intention.horizon) == ("Our first home", "5-years")
        assert PrivateWhy.objects.get().why == WHY
        assert {strand.dream for strand in Strand.objects.all()} == {mine.pk, theirs.pk}
        assert Strand.objects.get(person_id=ana.id).picture == "It is evening"

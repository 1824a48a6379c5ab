"""Without a pointer: everything that can be tapped can be reached, seen and pressed from the keyboard."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from our2souls.privacy.viewer import viewing
from tests.browser.conftest import Hand
from tests.browser.scene.everything import everything, first_home
from tests.browser.scene.words import Words, a_couple
from tests.browser.support.phones import DESK, PHONE, Phone
from tests.cast import CastMember

pytestmark = pytest.mark.browser

HIDDEN = """() => {
  const each = document.activeElement, box = each.getBoundingClientRect(), name = each.outerHTML.slice(0, 90);
  const named = [...(each.labels ?? []), each];
  const looks = named.map((it) => getComputedStyle(it));
  const ring = looks.some((look) => look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2);
  if (!ring) return `no ring: ${name}`;
  const at = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height, 40) / 2);
  const seen = at && (each.contains(at) || at.contains(each) || named.some((it) => it.contains(at)));
  return seen ? "" : `under ${at?.outerHTML.slice(0, 60)}: ${name}`;
}"""


@pytest.fixture
def phone(hand: Hand) -> Phone:
    """Ana's phone; she and Ben have a first intention."""
    ana, ben = a_couple()
    first_home(ana, ben, Words())
    return signed_in(hand(), ana)


def signed_in(phone: Phone, member: CastMember) -> Phone:
    """A phone that carries a member's session."""
    phone.sign_in(member.client.cookies["session"].value)
    return phone


def test_the_first_tab_skips_to_the_content(phone: Phone) -> None:
    phone.open(reverse("web:home"))
    phone.page.keyboard.press("Tab")
    expect(phone.focused()).to_have_text("Skip to content")
    expect(phone.focused()).to_be_in_viewport()
    phone.page.keyboard.press("Enter")
    phone.page.wait_for_url("**#main")
    phone.page.keyboard.press("Tab")
    assert phone.focused().evaluate("each => !!each.closest('main')")


def test_the_links_of_the_keyboard_take_no_place_before_they_have_the_focus(phone: Phone) -> None:
    """A page shorter than the screen begins at its top all the same."""
    phone.open(reverse("web:search"))
    assert (phone.page.locator(".page").bounding_box() or {"y": 9999})["y"] == 0


def test_leaving_quickly_stays_in_reach_on_a_low_window(phone: Phone) -> None:
    phone.page.set_viewport_size({"width": DESK[0], "height": 600})
    phone.open(reverse("web:home"))
    expect(phone.page.locator(".nav-leave a")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_the_focus_is_always_seen(hand: Hand, size: tuple[int, int]) -> None:
    """Never without a ring, never under the bars."""
    ana, ben = a_couple()
    addresses = everything(ana, ben, Words())
    phone = signed_in(hand(), ana)
    phone.page.set_viewport_size({"width": size[0], "height": size[1]})
    wrong: list[str] = []
    pages = (addresses[name] for name in ("intentions:intention", "intentions:revisit", "question, topic"))
    for path in (reverse("web:home"), *pages, reverse("dreams:dream_new")):
        phone.open(path)
        for _step in range(60):
            phone.page.keyboard.press("Tab")
            if phone.page.evaluate("() => document.activeElement === document.body"):
                break
            if hidden := phone.page.evaluate(HIDDEN):
                wrong.append(f"{path}: {hidden}")
    assert not wrong, "\n".join(wrong)


def test_a_check_in_needs_no_pointer(phone: Phone) -> None:
    phone.open(reverse("checkins:check_in"))
    keys = phone.page.keyboard
    place = "main o2s-affect input"
    for _step in range(25):
        keys.press("Tab")
        if phone.focused().evaluate("each => each.matches('o2s-affect input')"):
            break
    for key in ("Space", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowDown"):
        keys.press(key)
    expect(phone.page.locator(f"{place}:checked")).to_have_attribute("value", "4-4")
    expect(phone.focused()).to_have_attribute("value", "4-4")
    for key in ("ArrowUp", "ArrowUp", "ArrowRight", "ArrowRight"):
        keys.press(key)
    expect(phone.page.locator(f"{place}:checked")).to_have_attribute("value", "5-5")  # the edge holds
    for _step in range(40):
        keys.press("Tab")
        if phone.focused().evaluate("each => each.matches('button.btn-solid')"):
            break
    keys.press("Enter")
    phone.sees("Saved. Ben won’t be told.")


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_sheet_opens_and_escape_closes_it(hand: Hand, script: bool) -> None:  # noqa: FBT001 - pytest's form
    ana, ben = a_couple()
    addresses = first_home(ana, ben, Words())
    phone = signed_in(hand(script=script), ana)
    phone.open(addresses["intentions:intention"])
    more = phone.page.get_by_role("button", name="More for this intention")
    sheet = phone.page.get_by_role("dialog")
    expect(sheet).to_have_count(0)
    more.press("Enter")
    expect(sheet).to_be_visible()
    phone.sees("Let it rest for a while", within="[popover]")
    phone.page.keyboard.press("Escape")
    expect(sheet).to_have_count(0)
    expect(more).to_be_focused()


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_dream_is_kept_from_anywhere(hand: Hand, script: bool) -> None:  # noqa: FBT001 - pytest's form
    ana, _ben = a_couple()
    phone = signed_in(hand(script=script), ana)
    phone.open(reverse("story:horizon"))
    phone.press("Add a dream")
    expect(phone.field("What are you dreaming of?", within="#keep")).to_be_focused()
    phone.page.keyboard.type("A boat with a red sail")
    phone.page.keyboard.press("Enter")
    phone.sees("Saved. Only you see it.")
    phone.sees("A boat with a red sail")


def test_what_was_shared_is_taken_back_where_it_is_told(hand: Hand) -> None:
    ana, ben = a_couple()
    phone = signed_in(hand(), ana)
    phone.open(reverse("checkins:check_in"))
    phone.page.get_by_role("radio", name="Energy low, easy").check()
    phone.pick("All of it")
    phone.press("Save and share")
    phone.sees("Ben can see it now.")
    phone.press("Undo", within=".toast")
    phone.sees("Saved. Ben won’t be told.")
    with viewing(ben.viewer):
        assert "settled" not in ben.get(reverse("web:home")).content.decode()

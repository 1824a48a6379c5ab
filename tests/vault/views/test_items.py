"""Putting things in and taking them out, by the pages; what was put in stands nowhere else."""

import io
import json
import zipfile
from typing import Any

import pytest
from django.test import Client, TestCase
from django.urls import reverse

from our2souls.dreams.models import Dream
from our2souls.privacy.viewer import viewing
from our2souls.ui import request_limits
from our2souls.ui.form import key as form_key
from our2souls.vault.models import VaultItem
from our2souls.vision.media.attachments import Attachments
from our2souls.web.submissions import unsent
from tests.cast import CastMember
from tests.factories.checkins import a_full_checkin
from tests.factories.dreams import a_dream
from tests.factories.vault import PASSPHRASE, a_vault, open_in_browser, put, written
from tests.factories.vision.media import a_picture, a_sound
from tests.factories.vision.pages import a_loose_note

SECRET = "Leave for the islands"
ELSEWHERE = (
    "/today",
    "/dreams/",
    "/dreams/horizon",
    "/check-in/mine",
    "/notes/",
    "/search?q=islands",
    "/us/",
    "/us/erase",
)


def test_what_is_put_in_by_its_page_stands_nowhere_else_and_comes_back_to_it(
    couple: tuple[CastMember, CastMember],
) -> None:
    ana, _ben = couple
    dream = a_dream(ana, SECRET)
    page = reverse("dreams:dream", args=[dream.pk])
    way = reverse("vault:vault_put", args=["dream", dream.pk])
    assert way in ana.client.get(page).text
    a_vault(ana)
    open_in_browser(ana)
    assert SECRET in ana.client.get(way).text
    ana.post(way)
    for path in ELSEWHERE:
        assert SECRET not in ana.get(path).text
    assert ana.client.get(page).status_code == 404
    with viewing(ana.viewer):
        item = VaultItem.objects.get()
    assert SECRET in ana.client.get(reverse("vault:vault")).text
    assert SECRET in ana.client.get(reverse("vault:vault_item", args=[item.pk])).text
    back = ana.client.post(reverse("vault:vault_out", args=[item.pk]))
    assert back["Location"] == page
    assert SECRET in ana.client.get(page).text


def test_several_are_chosen_at_once_and_a_foreign_one_is_a_404(couple: tuple[CastMember, CastMember]) -> None:
    ana, ben = couple
    mine = [a_dream(ana, SECRET), a_full_checkin(ana), a_loose_note(ana, "A jetty in the fog")]
    shared, theirs = a_dream(ana, "Ours to read", share=True), a_dream(ben, "Ben’s alone")
    a_vault(ana)
    open_in_browser(ana)
    page = ana.client.get(reverse("vault:vault_choose"))
    offered = {row.value for group in page.context["groups"] for row in group.rows}
    assert offered == {f"{row.seal_name}:{row.pk}" for row in mine}
    for row in (shared, theirs):
        answer = ana.client.post(reverse("vault:vault_choose"), {"thing": [f"dream:{row.pk}"]})
        assert answer.status_code == 404
    ana.post(reverse("vault:vault_choose"), {"thing": sorted(offered)})
    with viewing(ana.viewer):
        assert VaultItem.objects.count() == 3
        assert [dream.line for dream in Dream.objects.all()] == ["Ours to read"]
    assert ana.client.post(reverse("vault:vault_choose"), {"thing": ["dream:x", "nothing"]}).status_code == 302


def test_what_is_written_in_the_vault_is_read_and_changed_there(ana: CastMember) -> None:
    a_vault(ana)
    open_in_browser(ana)
    ana.post(reverse("vault:vault_write"), {"vault_words": SECRET})
    with viewing(ana.viewer):
        item = VaultItem.objects.get()
    page = ana.client.get(reverse("vault:vault_item", args=[item.pk]))
    assert SECRET in page.text
    rewrite = reverse("vault:vault_rewrite", args=[item.pk])
    before = page.context["before"]
    ana.post(rewrite, {"vault_words": "Stay, after all", "before": before})
    late = ana.client.post(rewrite, {"vault_words": "Go by boat", "before": before})
    assert late.status_code == 422
    assert "Go by boat" in late.text
    assert "Stay, after all" in ana.client.get(reverse("vault:vault_item", args=[item.pk])).text


def test_words_typed_while_the_vault_closed_stay_on_the_page_and_go_in_with_the_passphrase(ana: CastMember) -> None:
    a_vault(ana)
    path = reverse("vault:vault_write")
    answer = ana.client.post(path, {"vault_words": SECRET})
    assert answer.status_code == 422
    assert SECRET in answer.text
    wrong = ana.client.post(path, {"vault_words": SECRET, "passphrase": "not the one at all"})
    assert wrong.status_code == 422
    assert SECRET in wrong.text
    assert ana.client.post(path, {"vault_words": SECRET, "passphrase": PASSPHRASE}).status_code == 302
    assert SECRET in ana.client.get(reverse("vault:vault")).text


def test_words_changed_while_the_vault_closed_stay_on_the_page_and_go_in_with_the_passphrase(ana: CastMember) -> None:
    vault, _code = a_vault(ana)
    item = written(ana, vault, "Go by land")
    path, sent = reverse("vault:vault_rewrite", args=[item.pk]), {"vault_words": SECRET, "before": item.digest}
    answer = ana.client.post(path, sent)
    assert (answer.status_code, answer["Cache-Control"]) == (422, "no-store")
    assert SECRET in answer.text
    assert item.digest in answer.text
    assert SECRET in ana.client.post(path, sent | {"passphrase": "not the one at all"}).text
    assert ana.client.post(path, sent | {"passphrase": PASSPHRASE}).status_code == 302
    assert SECRET in ana.client.get(reverse("vault:vault")).text


def test_words_for_the_vault_wait_for_no_turn_and_are_not_counted_as_guesses(
    ana: CastMember, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(request_limits.LIMITS, "vault", (2, 600))
    a_vault(ana)
    open_in_browser(ana)
    path = reverse("vault:vault_write")
    with request_limits.turn("pdf", ana.client.get(path).wsgi_request):
        assert ana.client.post(path, {"vault_words": SECRET}).status_code == 302
        ana.client.cookies.pop("vault")
        busy = ana.client.post(path, {"vault_words": "Go by boat", "passphrase": PASSPHRASE})
    assert busy.status_code == 422
    assert "Go by boat" in busy.text
    for _guess in range(2):
        often = ana.client.post(path, {"vault_words": "Go by boat", "passphrase": "not the one at all"})
    assert "Wait ten minutes" in often.text
    assert "Go by boat" in often.text


def test_words_for_the_vault_come_back_with_a_problem_page_and_wait_nowhere(ana: CastMember) -> None:
    a_vault(ana)
    open_in_browser(ana)
    path = reverse("vault:vault_write")
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = ana.client.cookies
    sent = {"vault_words": SECRET, form_key.FIELD: form_key.of_page(ana.client.get(path).wsgi_request)}
    answer = strict.post(path, sent)
    assert (answer.status_code, answer["Cache-Control"]) == (403, "no-store")
    assert SECRET in answer.text
    assert unsent.SLOT not in strict.session
    strict.post(reverse("vault:vault_close"), sent)
    ana.client.logout()
    for client in (strict, ana.client):
        out = client.post(path, sent, follow=True)
        assert SECRET not in out.text
        assert unsent.SLOT not in client.session


def test_photos_and_memos_are_seen_with_their_thing_by_its_owner_alone(couple: tuple[CastMember, CastMember]) -> None:
    ana, ben = couple
    note = a_loose_note(ana, "A jetty", attachments=Attachments([a_picture()], a_sound()))
    vault, _code = a_vault(ana)
    with TestCase.captureOnCommitCallbacks(execute=True):
        item = put(ana, vault, note)
    open_in_browser(ana)
    files = ana.client.get(reverse("vault:vault_item", args=[item.pk])).context["entry"]["files"]
    assert [each["kind"] for each in files] == ["photo", "memo"]
    a_vault(ben)
    open_in_browser(ben)
    for file, kind in zip(files, ("image/webp", "audio/mpeg"), strict=True):
        answer = ana.client.get(file["url"])
        assert (answer.status_code, answer["Content-Type"], answer["Cache-Control"]) == (200, kind, "no-store")
        assert ben.client.get(file["url"]).status_code == 404


def test_what_was_damaged_says_so_and_can_only_be_deleted(ana: CastMember) -> None:
    vault, _code = a_vault(ana)
    item, fine = written(ana, vault, SECRET), written(ana, vault, "Whole")
    with viewing(ana.viewer):
        item.head = item.content = fine.head
        item.save()
    open_in_browser(ana)
    page = ana.client.get(reverse("vault:vault"))
    assert page.context["unreadable"] == 1
    assert "Whole" in page.text
    assert ana.client.get(reverse("vault:vault_item", args=[item.pk])).status_code == 422
    ana.post(reverse("vault:vault_item_delete", args=[item.pk]))
    with viewing(ana.viewer):
        assert VaultItem.objects.count() == 1


def test_all_of_it_is_taken_along_readable(ana: CastMember) -> None:
    note = a_loose_note(ana, "A jetty", attachments=Attachments([a_picture()]))
    vault, _code = a_vault(ana)
    for row in (a_dream(ana, SECRET, why="The light"), note):
        put(ana, vault, row)
    written(ana, vault, "Here alone")
    open_in_browser(ana)
    answer: Any = ana.client.post(reverse("vault:vault_archive"))
    content = b"".join(answer.streaming_content)
    assert len(content) == int(answer["Content-Length"])
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        text = archive.read("vault.txt").decode()
        assert {each["kind"] for each in json.loads(archive.read("vault.json"))} == {
            "dream",
            "personal_note",
            "written",
        }
        assert len([name for name in archive.namelist() if name.startswith("photos/")]) == 1
    for word in (SECRET, "The light", "A jetty", "Here alone"):
        assert word in text


@pytest.mark.parametrize("name", ["vault_choose", "vault_write", "vault_archive"])
def test_a_closed_vault_leads_to_its_door(ana: CastMember, name: str) -> None:
    a_vault(ana)
    send = ana.client.post if name == "vault_archive" else ana.client.get
    assert send(reverse(f"vault:{name}"))["Location"].startswith(reverse("vault:vault"))


def test_the_list_costs_the_same_however_much_is_in_it(ana: CastMember, django_assert_num_queries: Any) -> None:
    vault, _code = a_vault(ana)
    open_in_browser(ana)
    for number in (1, 12):
        for n in range(number):
            written(ana, vault, f"{number}-{n}")
        ana.client.get(reverse("vault:vault"))
        with django_assert_num_queries(4):
            ana.client.get(reverse("vault:vault"))

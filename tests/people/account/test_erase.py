"""Erasing oneself, and the export one takes first."""

import io
import json
import re
import zipfile
from datetime import timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.test import Client
from django.urls import reverse

from our2souls.dreams.models import Dream
from our2souls.intentions.core.models import Intention
from our2souls.lib import clock
from our2souls.people.models import Invitation, Person
from our2souls.privacy import unscoped
from our2souls.privacy.models import DataKey, Share
from our2souls.privacy.personal_data import registry as personal_data_registry
from tests.cast import CastMember, a_person
from tests.factories.dreams import a_dream
from tests.factories.intentions.core import an_intention
from tests.factories.people import (
    a_passkey,
    a_signed_in_device,
    inbox_titles,
    invite,
    is_signed_in,
    log_in,
    reauthenticate,
)
from tests.letters import post

SECRET = "The one thing I never said"


def kept_and_shared(member: CastMember) -> tuple[Dream, Dream]:
    shared = a_dream(member, f"{member.name} shares this", share=member.us.partner is not None)
    return a_dream(member, SECRET), shared


def export(member: CastMember, what: str = "words") -> Any:
    reauthenticate(member)
    return member.client.post("/us/export", {"what": what})


def test_erasing_oneself_asks_for_the_password_and_says_first_what_it_means(cleo: CastMember) -> None:
    page = cleo.client.get("/us/erase").text
    assert "This can’t be undone" in page
    assert "Your key is destroyed." in page
    assert cleo.client.post("/us/erase")["Location"].startswith(reverse("account_reauthenticate"))
    assert Person.objects.get(pk=cleo.id).is_active


def test_erasing_oneself_deletes_everything_of_ones_own(
    transactional_db: None, ana: CastMember, ben: CastMember
) -> None:
    kept_and_shared(ana)
    laptop = a_signed_in_device(ana)
    a_passkey(ana)
    intention = an_intention(ana, ben)
    reauthenticate(ana)
    assert ana.client.post("/us/erase")["Location"] == reverse("web:landing")
    assert not is_signed_in(ana.client)
    assert not is_signed_in(laptop)
    for model in (Dream, Invitation):
        assert not unscoped.queryset(model, "erasure").filter(owner_id=ana.id).exists()
    for model in (EmailAddress, Authenticator, UserSession):
        assert not model.objects.filter(user_id=ana.id).exists()
    assert not Share.objects.filter(owner_id=ana.id).exists()
    key = DataKey.objects.using("keys").get(holder=ana.id)
    assert (key.wrapped, key.erased_at is None) == (None, False)
    row = Person.objects.get(pk=ana.id)
    assert (row.name, row.pronouns, row.is_active, row.has_usable_password()) == ("", "", False, False)
    assert row.email.endswith("@erased.invalid")
    woven = unscoped.queryset(Intention, "erasure").get(pk=intention.pk)
    assert bytes(woven.__dict__["name"]) == b""  # the fact stays, her words don't


def test_after_an_erasure_the_partner_keeps_their_own_and_reads_the_neutral_sentence(
    ana: CastMember, ben: CastMember
) -> None:
    kept, shared = kept_and_shared(ben)
    reauthenticate(ana)
    ana.client.post("/us/erase")
    assert ben.us.partner is None
    with clock.moved(timedelta(days=3, minutes=1)):
        assert inbox_titles(ben) == ["Your shared space has ended"]
    for dream in (kept, shared):
        assert ben.client.get(reverse("dreams:dream", args=[dream.pk])).status_code == 200
    for path in ("/us/", "/notices/", "/today", "/dreams/"):
        page = ben.client.get(path)
        assert page.status_code == 200
        assert not re.search(r"\bAna\b", page.text), "a form's token may hold any three letters"


def test_after_an_erasure_nobody_logs_in_and_the_address_is_free(nobody: Client, cleo: CastMember) -> None:
    reauthenticate(cleo)
    cleo.client.post("/us/erase")
    assert "don’t belong together" in log_in(nobody, "cleo@example.org").text
    before = len(post())
    nobody.post(reverse("account_reset_password"), {"email": "cleo@example.org"})
    assert len(post()) == before
    data = {"name": "Cleo", "email": "cleo@example.org", "password1": "dreaming of a fig tree", "hue": "fern"}
    Client().post(reverse("account_signup"), data)
    assert Person.objects.filter(email="cleo@example.org", is_active=True).count() == 1


def test_somebody_with_an_open_invitation_can_erase_themselves(cleo: CastMember, dora: CastMember) -> None:

    joiner = a_person("Jo")
    link, _code = invite(cleo)
    joiner.get(link)
    joiner.post("/us/join", {"hue": "dusk"})
    reauthenticate(joiner)
    joiner.client.post("/us/erase")
    assert "Make the invitation" in cleo.client.get("/us/invite").text
    link, _code = invite(cleo)
    reauthenticate(cleo)
    cleo.client.post("/us/erase")
    assert "doesn’t work any more" in a_person("Late").get(link).text


def test_an_export_asks_for_the_password(ana: CastMember) -> None:
    assert "isn’t encrypted" in ana.client.get("/us/export").text
    assert ana.client.post("/us/export")["Location"].startswith(reverse("account_reauthenticate"))


def test_an_export_holds_ones_own_and_what_is_shared_and_nothing_else(
    ana: CastMember, ben: CastMember, cleo: CastMember
) -> None:
    for member in (ana, ben):
        kept_and_shared(member)
    an_intention(ana, ben, "Our first home")
    a_dream(cleo, "Cleo dreams")
    response = export(ana)
    assert response["Content-Disposition"].startswith('attachment; filename="our2souls-')
    assert response["Cache-Control"] == "no-store"
    whole = json.loads(response.content)
    assert whole["account"]["person"]["email"] == "ana@example.org"
    assert {row["owner_id"] for row in whole["packages"]["dreams"]["dream"]} == {str(ana.id)}
    words = response.text
    assert words.count(SECRET) == 1
    assert "Ana shares this" in words
    assert "Our first home" in words
    for foreign in ("Ben shares this", "Cleo dreams", "ben@example.org", "cleo@example.org"):
        assert foreign not in words


def test_files_of_somebody_discreet_are_called_nothing_that_says_what_they_are(
    ana: CastMember, ben: CastMember
) -> None:
    Person.objects.filter(pk=ana.id).update(discreet=True)
    reauthenticate(ana)
    files = [ana.client.post("/us/export", {"what": what}) for what in ("all", "words")]
    files.append(ana.client.get(reverse("story:five_year_plan_pdf")))
    for each in files:
        assert each["Content-Disposition"].startswith('attachment; filename="notes-')


def test_an_export_holds_no_passwords_and_no_keys(cleo: CastMember) -> None:
    link, code = invite(cleo)
    Authenticator.objects.create(user=cleo.person, type="totp", data={"secret": "SEED-OF-CODES"})
    words = export(cleo).text
    for secret in (link.rsplit("/", 1)[1], code, "SEED-OF-CODES", "_hash", Person.objects.get(pk=cleo.id).password):
        assert secret not in words
    assert json.loads(words)["account"]["ways_in"][0]["type"] == "totp"


def test_an_export_with_photos_is_an_archive(cleo: CastMember, monkeypatch: pytest.MonkeyPatch) -> None:

    with_photos = personal_data_registry.PersonalData(
        package="pictures",
        files=lambda: [personal_data_registry.StoredFile("photos/one.webp", 7, lambda: b"a photo")],
    )
    monkeypatch.setattr(
        personal_data_registry, "_packages", personal_data_registry._packages | {"pictures": with_photos}
    )
    response = export(cleo, "all")
    assert ".zip" in response["Content-Disposition"]
    with zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content))) as archive:
        assert archive.read("pictures/photos/one.webp") == b"a photo"
        assert json.loads(archive.read("our2souls.json"))["account"]["person"]["name"] == "Cleo"


def test_the_export_comes_by_itself_after_the_password(cleo: CastMember) -> None:
    asked = cleo.client.post("/us/export", {"what": "words"})
    response = cleo.client.post(asked["Location"], {"password": "a short sentence works", "next": "/us/export"})
    assert response["Content-Type"] == "application/json"

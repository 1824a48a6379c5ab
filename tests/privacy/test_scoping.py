"""Managers fail closed, columns open only for who may read, ciphertexts stay in their place."""

import pytest
from cryptography.exceptions import InvalidTag
from django.db import connection

from our2souls.dreams.models import Dream
from our2souls.intentions.core.models import Intention
from our2souls.intentions.fridge.models import FridgeItem
from our2souls.lib.clock import now
from our2souls.privacy import keys, unscoped
from our2souls.privacy.audiences import sharing
from our2souls.privacy.fields import Ciphertext, NotPermitted
from our2souls.privacy.keys import KeyErased
from our2souls.privacy.models import AuditEntry, Share
from our2souls.privacy.viewer import NoViewer, viewing
from tests.cast import CastMember
from tests.factories.dreams import a_dream
from tests.factories.intentions.core import a_fridge_item

LINE = "Sing in a choir"


def test_a_query_without_a_viewer_raises(ana: CastMember) -> None:
    a_dream(ana)
    for manager in (Dream.objects, Dream.shared_with_me, Intention.objects):
        with pytest.raises(NoViewer):
            manager.all()


def test_a_dream_is_found_by_its_owner_alone(
    ana: CastMember, ben: CastMember, cleo: CastMember, dora: CastMember
) -> None:
    dream = a_dream(ana)
    with viewing(ana.viewer):
        assert Dream.objects.get().line == LINE
    for other in (ben, cleo, dora):
        with viewing(other.viewer):
            assert not Dream.objects.filter(pk=dream.pk).exists()
            assert not Dream.shared_with_me.filter(pk=dream.pk).exists()


def test_a_shared_dream_is_found_by_the_partner_alone_until_it_is_unshared(
    ana: CastMember, ben: CastMember, dora: CastMember
) -> None:
    dream = a_dream(ana, share=True)
    with viewing(ben.viewer):
        seen = Dream.shared_with_me.get(pk=dream.pk)
        assert seen.line == LINE
        assert seen.audience_level == "all"
    with viewing(dora.viewer):
        assert not Dream.shared_with_me.exists()
    with viewing(ana.viewer):
        sharing.unshare(dream)
    with viewing(ben.viewer):
        assert not Dream.shared_with_me.exists()


def test_a_row_that_slipped_past_its_manager_does_not_decrypt(ana: CastMember, ben: CastMember) -> None:
    dream = a_dream(ana)
    row = unscoped.queryset(Dream, "erasure").get(pk=dream.pk)
    with pytest.raises(NoViewer):
        _ = row.line
    with viewing(ben.viewer), pytest.raises(NotPermitted):
        _ = row.line
    with viewing(ana.viewer):
        assert row.line == LINE


def test_a_share_of_the_colour_does_not_decrypt_the_words(ana: CastMember, ben: CastMember) -> None:
    dream = a_dream(ana)
    with viewing(ana.viewer):
        sharing.share(dream, "colour")
    with viewing(ben.viewer):
        row = Dream.shared_with_me.get(pk=dream.pk)
        with pytest.raises(NotPermitted):
            _ = row.line


def test_a_couples_row_is_found_and_read_by_both_partners_and_nobody_else(
    ana: CastMember, ben: CastMember, dora: CastMember, eli: CastMember, farid: CastMember, cleo: CastMember
) -> None:
    ours, theirs = a_fridge_item(ana, "Ours"), a_fridge_item(dora, "Theirs")
    rows = {row.pk: row for row in unscoped.queryset(FridgeItem, "erasure")}
    for member, own in ((ana, ours), (ben, ours), (dora, theirs), (eli, theirs), (farid, None), (cleo, None)):
        with viewing(member.viewer):
            assert [row.pk for row in FridgeItem.objects.all()] == ([own.pk] if own else [])
            for row in rows.values():
                if own and row.pk == own.pk:
                    assert row.text in {"Ours", "Theirs"}
                else:
                    with pytest.raises(NotPermitted):
                        _ = row.text


@pytest.mark.parametrize("forged", ["kind", "couple", "owner", "closed"])
def test_a_share_counts_for_its_kind_its_couple_its_owner_and_while_it_is_open(
    ana: CastMember, ben: CastMember, dora: CastMember, forged: str
) -> None:
    dream = a_dream(ana, share=True)
    share = Share.objects.filter(row=dream.pk)
    with viewing(ben.viewer):
        assert Dream.shared_with_me.filter(pk=dream.pk).exists()
    wrong = {"kind": "note", "couple": dora.viewer.couple_id, "owner": dora.id, "closed": now()}
    share.update(
        **{{"couple": "couple_id", "owner": "owner_id", "closed": "closed_at"}.get(forged, forged): wrong[forged]}
    )
    if forged == "owner":  # whose row it is says the row itself
        Dream._base_manager.filter(pk=dream.pk).update(owner_id=dora.id)
    for member in (ben, dora):
        with viewing(member.viewer):
            assert not Dream.shared_with_me.filter(pk=dream.pk).exists()


def test_words_are_encrypted_in_the_database(ana: CastMember) -> None:
    dream = a_dream(ana)
    with connection.cursor() as cursor:
        cursor.execute("SELECT line FROM dreams_dream")
        raw = bytes(cursor.fetchone()[0])
    assert LINE.encode() not in raw
    with viewing(ana.viewer):
        assert isinstance(Dream.objects.values_list("line", flat=True).get(), Ciphertext)
        assert Dream.objects.get(pk=dream.pk).line == LINE


def test_a_ciphertext_moved_to_another_row_or_column_does_not_decrypt(ana: CastMember) -> None:
    first, second = a_dream(ana, "One"), a_dream(ana, "Two")
    with viewing(ana.viewer):
        sealed = Dream.objects.values_list("line", flat=True).get(pk=first.pk)
        Dream.objects.filter(pk=second.pk).update(line=sealed, picture=sealed)
        moved = Dream.objects.get(pk=second.pk)
        for name in ("line", "picture"):
            with pytest.raises(InvalidTag):
                getattr(moved, name)


def test_plain_text_cannot_be_written_into_an_encrypted_column(ana: CastMember) -> None:
    a_dream(ana)
    with viewing(ana.viewer):
        with pytest.raises(TypeError):
            Dream.objects.update(line="plain")
        with pytest.raises(TypeError):
            Dream.objects.filter(line=LINE).exists()


def test_a_save_by_somebody_who_may_not_read_keeps_the_words(ana: CastMember, ben: CastMember) -> None:
    dream = a_dream(ana)
    row = unscoped.queryset(Dream, "erasure").get(pk=dream.pk)
    with viewing(ben.viewer), unscoped.door("erasure"):  # PostgreSQL would not let them save at all
        row.horizon = "someday"
        row.save()
    with viewing(ana.viewer):
        assert Dream.objects.get(pk=dream.pk).line == LINE


def test_a_deferred_encrypted_column_still_decrypts(ana: CastMember) -> None:
    dream = a_dream(ana)
    with viewing(ana.viewer):
        assert Dream.objects.defer("line").get(pk=dream.pk).line == LINE


def test_words_of_an_erased_key_never_decrypt_again(ana: CastMember) -> None:
    dream = a_dream(ana)
    keys.erase(ana.id)
    with viewing(ana.viewer), pytest.raises(KeyErased):
        _ = Dream.objects.get(pk=dream.pk).line


def test_only_the_owner_shares_a_row(ana: CastMember, ben: CastMember, cleo: CastMember) -> None:
    dream = a_dream(ana)
    with viewing(ben.viewer), pytest.raises(NotPermitted):
        sharing.share(dream)
    with viewing(ben.viewer), pytest.raises(NotPermitted):
        sharing.unshare(dream)
    alone = a_dream(cleo)
    with viewing(cleo.viewer), pytest.raises(NotPermitted):
        sharing.share(alone)


def test_audit_entries_hold_no_words(ana: CastMember) -> None:
    a_dream(ana, share=True)
    noted = AuditEntry.objects.filter(person=ana.id, kind="dream")
    assert set(noted.values_list("act", flat=True)) == {"dream.kept", "dream.shared", "audience.opened"}


def test_unscoped_refuses_an_unlisted_reason(ana: CastMember) -> None:
    with pytest.raises(KeyError):
        unscoped.queryset(Dream, "curiosity")

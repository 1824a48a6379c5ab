"""A dream woven into an intention and out of it again stays what it was."""

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from our2souls.dreams.models import Dream
from our2souls.intentions.core import weaving
from our2souls.intentions.core.models import HistoryEntry, Strand
from our2souls.privacy.fields import NotPermitted
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.dreams import a_dream


def url(name: str, *args: object) -> str:
    return reverse(name, args=args)


def test_unweave_takes_the_words_out_and_leaves_the_dream_as_it_was(ana: CastMember, ben: CastMember) -> None:
    dream = a_dream(ana, "Sing in a choir", picture="A cold hall")
    ana.post(url("intentions:intention_new"), {"mine": dream.pk, "name": "Our music", "bring": ["line", "picture"]})
    with viewing(ana.viewer):
        strand = Strand.objects.get()
    take_out = url("intentions:dream_unweave", dream.pk, strand.intention_id)
    assert take_out in ana.get(url("dreams:dream", dream.pk)).text
    assert ben.post(take_out).status_code == 404
    with viewing(ben.viewer), pytest.raises(NotPermitted):
        weaving.unweave(strand)
    ana.post(take_out)
    assert "A cold hall" not in ben.get(url("intentions:intention", strand.intention_id)).text
    with viewing(ana.viewer):
        assert not Strand.objects.exists()
        unchanged = Dream.objects.get()
        assert (unchanged.line, unchanged.picture, unchanged.version) == (
            "Sing in a choir",
            "A cold hall",
            dream.version,
        )
        assert "Sing" not in " ".join(c.before + c.after for c in HistoryEntry.objects.filter(act="unwoven"))
    assert ana.post(take_out).status_code == 404


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(bring=st.sets(st.sampled_from(weaving.BRINGABLE)), again=st.sets(st.sampled_from(weaving.BRINGABLE)))
def test_weave_and_unweave_never_change_a_dream(
    ana: CastMember, ben: CastMember, bring: set[str], again: set[str]
) -> None:
    dream = a_dream(ana, "A line", picture="A picture", need="A need", share=True)
    with viewing(ana.viewer):
        before = {f.attname: getattr(Dream.objects.get(pk=dream.pk), f.attname) for f in Dream._meta.concrete_fields}
        intention = weaving.weave(name="Ours", mine=dream, bring=bring)
        strand = Strand.objects.get(intention=intention)
        weaving.copy_words(strand, dream, again)
    with viewing(ben.viewer):
        partners_strand = Strand.objects.get(intention=intention)
        assert {name for name in weaving.BRINGABLE if getattr(partners_strand, name)} == again
    with viewing(ana.viewer):
        weaving.unweave(strand)
        after = {f.attname: getattr(Dream.objects.get(pk=dream.pk), f.attname) for f in Dream._meta.concrete_fields}
    assert after == before

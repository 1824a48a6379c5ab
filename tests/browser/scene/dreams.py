"""Dreams: kept, open, ended in each way, and the partner's."""

from django.urls import reverse

from our2souls.dreams import actions as dream_actions
from our2souls.dreams import support
from our2souls.dreams.actions import DreamData
from our2souls.dreams.models import Dream
from our2souls.lib.clock import now
from our2souls.privacy.viewer import viewing
from tests.browser.scene.words import Words, a_photo
from tests.cast import CastMember
from tests.factories.dreams import a_dream
from tests.factories.statements import a_shared_statement, dreams_of
from tests.factories.vision.notes import a_note_about


def dreams(ana: CastMember, ben: CastMember, words: Words) -> tuple[dict[str, str], Dream, Dream]:
    """The addresses, the dream of Ana's that Ben supports, and one of Ben's."""
    at = {}
    data = DreamData(
        line=words.dream, picture=words.more, why=words.more, need=words.short, obstacle=words.short, if_step=words.short,
        then_step=words.short, support=("ask", words.short), horizon="5-years", area="home",
    )  # fmt: skip
    with viewing(ana.viewer):
        mine = dream_actions.create(data, share=True)
        kept = a_dream(ana, f"{words.dream}, and a boat")
        for end in ("rest", "came_true", "let_go"):
            ended = a_dream(ana, f"{words.dream} ({end})")
            more = {"on": now().date(), "words": words.more} if end == "came_true" else {}
            getattr(dream_actions, end)(ended, **more)
            at[f"dream that {end}"] = reverse("dreams:dream", args=[ended.pk])
    with viewing(ben.viewer):
        theirs = a_dream(ben, words.theirs, share=True, picture=words.more, support=("time", "join"))
        a_dream(ben, f"{words.theirs} too", share=True, horizon="someday")
        support.support(mine, words=words.more, offer=words.short)
    for name in ("dreams:dream", "dreams:dream_edit"):
        at[f"own {name}"] = reverse(name, args=[mine.pk])
    at["kept dream"] = reverse("dreams:dream", args=[kept.pk])
    at["partner's dream"] = reverse("dreams:dream", args=[theirs.pk])
    at["dreams:dream_support"] = reverse("dreams:dream_support", args=[theirs.pk])
    for end in ("rest", "came-true", "let-go"):
        at[f"dream_ending {end}"] = reverse("dreams:dream_ending", args=[kept.pk, end])
    at["weave of two"] = f"{reverse('intentions:intention_new')}?mine={mine.pk}&theirs={theirs.pk}"
    a_note_about(ana, "dream", mine.pk, words.more, [a_photo("teal")])
    at["notes of a dream"] = reverse("vision:notes_about", args=["dream", mine.pk])
    dreams_of(ana, (300, 200), words.dream)
    dreams_of(ben, (400, 300, 200), words.theirs)
    a_shared_statement(ana)
    at["statements"] = reverse("story:statements")
    at["a statement of the partner's"] = reverse("story:shared_statement", args=[a_shared_statement(ben).pk])
    return at, mine, theirs

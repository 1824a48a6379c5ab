"""What a notice is about is named in its reader's own words, or in the words that a key of ours stands for."""

from dataclasses import replace

from django.urls import reverse

from our2souls.delivery.registry import notification_types
from our2souls.delivery.visibility import Subject
from our2souls.dreams.models import Dream
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.delivery import Tea
from tests.factories.dreams import a_dream


def test_a_key_is_said_in_words_where_a_notice_says_how(ana: CastMember, tea: Tea) -> None:
    with viewing(ana.viewer):
        dream = a_dream(ana, "quiet.3")
    subject = Subject(
        Dream, Dream.objects.all, column="line", spoken={"quiet.3": "What do you like about quiet?"}.__getitem__
    )
    notification_types.register(replace(notification_types.named("tea"), subject=subject))
    tea.notify(ana, dream.pk)
    page = ana.get(reverse("delivery:notices")).text
    assert "What do you like about quiet?" in page
    assert "quiet.3" not in page

"""The notifications of prompts: both have answered; an own deck or prompt came or went; and the prompt of the week, on home."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from our2souls.delivery.partner_events import event
from our2souls.delivery.registry import NotificationType, Recipient, notification_types
from our2souls.delivery.visibility import Subject, page
from our2souls.prompts.own_decks import actions as deck_actions
from our2souls.prompts.own_decks.models import OwnDeck, OwnPrompt
from our2souls.prompts.turns import actions, reminders
from our2souls.prompts.turns.models import PromptTurn
from our2souls.prompts.turns.queries import spoken


def _opened() -> QuerySet[PromptTurn]:
    return PromptTurn.objects.exclude(opened_at=None)


def _open() -> QuerySet[PromptTurn]:
    return PromptTurn.objects.filter(opened_at=None, talked_at=None, passed_at=None)


def _of_week(recipient: Recipient, couple_id: UUID, on: date) -> UUID | None:
    """The couple's prompt of the week, made for whoever of the two is told first; delivery takes the one before off their home.

    None once either has done something with it, and where no prompt is left.
    """
    if recipient.viewer.couple_id != couple_id:
        return None
    turn = actions.draw_for_week(reminders.monday_of(on))
    return turn.pk if turn is not None and _open().filter(pk=turn.pk).exists() else None


WEEKLY = Subject(PromptTurn, _open, column="words", spoken=spoken)


def _own_decks(**how: bool) -> Callable[[], QuerySet[OwnDeck]]:
    return lambda: OwnDeck.objects.filter(**how)


def _own_prompts(**how: bool) -> Callable[[], QuerySet[OwnPrompt]]:
    return lambda: OwnPrompt.objects.filter(deck__removed_at=None, **how)


TYPES = (
    event(
        deck_actions.REMOVED,
        _("%(name)s took a theme of your own questions out"),
        url=lambda _about: f"{reverse('prompts:decks')}#h-removed",
        subject=Subject(OwnDeck, _own_decks(removed_at__isnull=False), column="title"),
        glyph="pen-line",
    ),
    event(
        deck_actions.RESTORED,
        _("%(name)s brought a theme of your own questions back"),
        url=page("prompts:own_deck"),
        subject=Subject(OwnDeck, _own_decks(removed_at__isnull=True), column="title"),
        glyph="pen-line",
    ),
    event(
        deck_actions.PROMPT_REMOVED,
        _("%(name)s took a question of your own out"),
        url=page("prompts:own_prompt"),
        subject=Subject(OwnPrompt, _own_prompts(removed_at__isnull=False), column="words"),
        glyph="pen-line",
    ),
    event(
        deck_actions.PROMPT_RESTORED,
        _("%(name)s brought a question of your own back"),
        url=page("prompts:own_prompt"),
        subject=Subject(OwnPrompt, _own_prompts(removed_at__isnull=True), column="words"),
        glyph="pen-line",
    ),
    event(
        actions.OPENED,
        _("%(name)s answered a question too: you can both read it now"),
        url=page("prompts:prompt"),
        subject=Subject(PromptTurn, _opened),
        glyph="message-circle",
    ),
    NotificationType(
        name=reminders.NOTICE,
        title=_("A question for two"),
        line=_("One to answer apart or to talk about, if you like."),
        url=page("prompts:prompt"),
        visible=WEEKLY.visible,
        prepare=_of_week,
        subject=WEEKLY,
        by_mail=False,
        at_home=True,
        glyph="message-circle",
    ),
)


def declare() -> None:
    """Fill delivery's port."""
    notification_types.register(*TYPES)

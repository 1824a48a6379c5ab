"""The notifications of dreams: something of one's own rests until today, and partner events."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Length
from django.utils.translation import gettext_lazy as _

from our2souls.delivery.partner_events import event
from our2souls.delivery.registry import NotificationType, notification_types
from our2souls.delivery.visibility import Subject, page, rows_of
from our2souls.dreams import actions, support
from our2souls.dreams.models import Dream, OfferReply, Support
from our2souls.privacy.models import Share


def _open_to_partner(dream: str) -> Exists:
    """The dream that a column names is shared with the partner now: what was said for it waits, unseen, while it is not."""
    return Exists(Share.objects.filter(kind=Dream.seal_name, row=OuterRef(dream), closed_at=None))


def _supported() -> QuerySet[Dream]:
    given = Support.shared_with_me.filter(dream=OuterRef("pk"))
    return Dream.objects.filter(_open_to_partner("pk"), Exists(given))


def _offers() -> QuerySet[Support]:
    offers = Support.shared_with_me.alias(offer_length=Length("offer")).filter(offer_length__gt=0)
    return offers.filter(_open_to_partner("dream"))


def _answered(answer: str) -> Subject:
    """The viewer's offers that the partner has answered so, as they stand now: one that changed since is open anew."""

    def rows() -> QuerySet[Support]:
        replies = OfferReply.shared_with_me.filter(
            support=OuterRef("pk"), answer=answer, made_at__gte=OuterRef("made_at")
        )
        open_dreams = Dream.shared_with_me.filter(pk=OuterRef("dream"))
        return Support.objects.filter(Exists(replies), Exists(open_dreams))

    return Subject(Support, rows, by="dream", column="offer")


TYPES = (
    NotificationType(
        name="dream_again",
        category="look_again",
        title=_("Something that rests"),
        line=_("You let something of yours rest until today. Take it up again, or let it rest longer."),
        label=_("Days to come back to something"),
        why=_("You get this because you chose email for such days."),
        url=page("dreams:dream"),
        visible=rows_of(Dream, Q(rested_at__isnull=False, look_again_on__isnull=False)),
        shared=False,
    ),
    event(
        actions.SHARED,
        _("%(name)s shared a dream with you"),
        url=page("dreams:dream"),
        subject=Subject(Dream, Dream.shared_with_me.all, column="line", partners=True),
        glyph="sprout",
    ),
    event(
        support.SUPPORTED,
        _("%(name)s is rooting for your dream"),
        url=page("dreams:dream"),
        subject=Subject(Dream, _supported, column="line"),
        glyph="hand-helping",
    ),
    event(
        support.OFFERED,
        _("%(name)s made you an offer for your dream"),
        url=page("dreams:dream"),
        subject=Subject(Support, _offers, by="dream", column="offer", partners=True),
        glyph="hand-helping",
    ),
    event(
        support.ANSWERED["accept"],
        _("%(name)s accepted your offer"),
        url=page("dreams:dream"),
        subject=_answered("accept"),
        glyph="hand-helping",
    ),
    event(
        support.ANSWERED["change"],
        _("%(name)s would like your offer a little different"),
        url=page("dreams:dream"),
        subject=_answered("change"),
        glyph="hand-helping",
    ),
    event(
        support.ANSWERED["leave"],
        _("%(name)s thanks you and leaves your offer for now"),
        url=page("dreams:dream"),
        subject=_answered("leave"),
        glyph="hand-helping",
    ),
)


def declare() -> None:
    """Fill delivery's port."""
    notification_types.register(*TYPES)

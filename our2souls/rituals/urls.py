"""Addresses of rituals."""

from django.urls import path

from our2souls.rituals.core import views as ritual_views
from our2souls.rituals.core import views_occasion
from our2souls.rituals.gatherings import views as gathering_views
from our2souls.ui.url_words import register_words

register_words("ritual_act", "yes|withdraw|rest|resume|end|accept|decline")
register_words("occasion_act", "skip|restore")
register_words("gathering_act", "keep|missed|reopen")

app_name = "rituals"
urlpatterns = [
    path("", ritual_views.rituals, name="rituals"),
    path("new", ritual_views.ritual_new, name="ritual_new"),
    path("moved/<uuid:change_id>", gathering_views.occasion_moved, name="occasion_moved"),
    path("<uuid:ritual_id>", ritual_views.ritual, name="ritual"),
    path("<uuid:ritual_id>/edit", ritual_views.ritual_edit, name="ritual_edit"),
    path("<uuid:ritual_id>/<ritual_act:act>", ritual_views.ritual_act, name="ritual_act"),
    path("<uuid:ritual_id>/now", gathering_views.gathering_now, name="gathering_now"),
    path("<uuid:ritual_id>/past", gathering_views.gatherings, name="gatherings"),
    path("<uuid:ritual_id>/<day:day>", gathering_views.gathering, name="gathering"),
    path("<uuid:ritual_id>/<day:day>/move", views_occasion.occasion_move, name="occasion_move"),
    path("<uuid:ritual_id>/<day:day>/<occasion_act:act>", views_occasion.occasion_act, name="occasion_act"),
    path("<uuid:ritual_id>/<day:day>/<gathering_act:act>", gathering_views.gathering_act, name="gathering_act"),
    path("<uuid:ritual_id>/<day:day>/notes", gathering_views.gathering_note, name="gathering_note"),
    path(
        "<uuid:ritual_id>/<day:day>/notes/<uuid:note_id>/out",
        gathering_views.gathering_note_remove,
        name="gathering_note_remove",
    ),
    path(
        "<uuid:ritual_id>/<day:day>/ticks/<slug:kind>/<uuid:about>",
        gathering_views.gathering_tick,
        name="gathering_tick",
    ),
]

"""Addresses of bridges."""

from django.urls import path

from our2souls.bridges.handover import views as handover_views
from our2souls.bridges.page import views, views_moves
from our2souls.ui.url_words import register_words

register_words("bridge_act", "|".join(views_moves.MOVES))
register_words("bridge_turn", "|".join(views_moves.TURNS))

app_name = "bridges"
urlpatterns = [
    path("", views.bridges, name="bridges"),
    path("felt", views.felt, name="felt"),
    path("new", views.bridge_new, name="bridge_new"),
    path("handed", handover_views.handed, name="handed"),
    path("<uuid:bridge_id>/", views.bridge, name="bridge"),
    path("<uuid:bridge_id>/handover", handover_views.handover, name="handover"),
    path("<uuid:bridge_id>/own-devices", handover_views.own_devices, name="own_devices"),
    path("<uuid:bridge_id>/version", views.bridge_version, name="bridge_version"),
    path("<uuid:bridge_id>/moment", views.moment, name="moment"),
    path("<uuid:bridge_id>/accept", views_moves.accept, name="accept"),
    path("<uuid:bridge_id>/side", views_moves.side, name="side"),
    path("<uuid:bridge_id>/rate", views_moves.rate, name="rate"),
    path("<uuid:bridge_id>/propose", views_moves.propose, name="propose"),
    path("<uuid:bridge_id>/feel", views_moves.feel, name="feel"),
    path("<uuid:bridge_id>/write/<bridge_turn:kind>", views_moves.turn, name="turn"),
    path("<uuid:bridge_id>/options/<uuid:option_id>/remove", views_moves.option_remove, name="option_remove"),
    path("<uuid:bridge_id>/agreements/<uuid:agreement_id>/sign", views_moves.sign, name="sign"),
    path("<uuid:bridge_id>/<bridge_act:act>", views_moves.bridge_act, name="bridge_act"),
]

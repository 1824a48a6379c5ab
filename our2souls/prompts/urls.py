"""Addresses of prompts."""

from django.urls import path

from our2souls.prompts.own_decks import views as own_deck_views
from our2souls.prompts.turns import views, views_decks

app_name = "prompts"
urlpatterns = [
    path("", views.prompts, name="prompts"),
    path("draw", views.prompt_draw, name="prompt_draw"),
    path("weekly", views.prompts_weekly, name="prompts_weekly"),
    path("earlier", views.prompts_earlier, name="prompts_earlier"),
    path("hidden", views_decks.prompts_hidden, name="prompts_hidden"),
    path("hidden/<uuid:hidden_id>/back", views_decks.prompt_unhide, name="prompt_unhide"),
    path("themes", views_decks.decks, name="decks"),
    path("themes/<slug:key>", views_decks.deck, name="deck"),
    path("themes/<slug:key>/csv", views_decks.deck_csv, name="deck_csv"),
    path("own/new", own_deck_views.own_deck_new, name="own_deck_new"),
    path("own/import", own_deck_views.own_deck_import, name="own_deck_import"),
    path("own/import/<uuid:upload_id>", own_deck_views.own_deck_upload, name="own_deck_upload"),
    path("own/<uuid:deck_id>", own_deck_views.own_deck, name="own_deck"),
    path("own/<uuid:deck_id>/edit", own_deck_views.own_deck_edit, name="own_deck_edit"),
    path("own/<uuid:deck_id>/out", own_deck_views.own_deck_remove, name="own_deck_remove"),
    path("own/<uuid:deck_id>/back", own_deck_views.own_deck_restore, name="own_deck_restore"),
    path("own/<uuid:deck_id>/csv", own_deck_views.own_deck_csv, name="own_deck_csv"),
    path("own/question/<uuid:prompt_id>", own_deck_views.own_prompt, name="own_prompt"),
    path("own/<uuid:deck_id>/<uuid:prompt_id>/edit", own_deck_views.own_prompt_edit, name="own_prompt_edit"),
    path("own/<uuid:deck_id>/<uuid:prompt_id>/out", own_deck_views.own_prompt_remove, name="own_prompt_remove"),
    path("own/<uuid:deck_id>/<uuid:prompt_id>/back", own_deck_views.own_prompt_restore, name="own_prompt_restore"),
    path("own/<uuid:deck_id>/<uuid:prompt_id>/start", views_decks.own_prompt_start, name="own_prompt_start"),
    path("themes/<slug:key>/<slug:prompt_id>/start", views_decks.prompt_start, name="prompt_start"),
    path("<uuid:turn_id>", views.prompt, name="prompt"),
    path("<uuid:turn_id>/answer", views.prompt_answer, name="prompt_answer"),
    path("<uuid:turn_id>/answer/back", views.prompt_withdraw, name="prompt_withdraw"),
    path("<uuid:turn_id>/talked", views.prompt_talked, name="prompt_talked"),
    path("<uuid:turn_id>/pass", views.prompt_pass, name="prompt_pass"),
    path("<uuid:turn_id>/later", views.prompt_later, name="prompt_later"),
    path("<uuid:turn_id>/hide", views.prompt_hide, name="prompt_hide"),
]

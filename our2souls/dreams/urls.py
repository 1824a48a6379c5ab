"""Addresses of one's own dreams."""

from django.urls import path

from our2souls.dreams import views as dream_views
from our2souls.ui.url_words import register_words

register_words("ending", "rest|came-true|let-go")

app_name = "dreams"
urlpatterns = [
    path("new", dream_views.dream_new, name="dream_new"),
    path("<uuid:dream_id>", dream_views.dream, name="dream"),
    path("<uuid:dream_id>/edit", dream_views.dream_edit, name="dream_edit"),
    path("<uuid:dream_id>/step", dream_views.dream_obstacle, name="dream_obstacle"),
    path("<uuid:dream_id>/turns", dream_views.dream_history, name="dream_history"),
    path("<uuid:dream_id>/share", dream_views.dream_share, name="dream_share"),
    path("<uuid:dream_id>/take-back", dream_views.dream_unshare, name="dream_unshare"),
    path("<uuid:dream_id>/wake", dream_views.dream_reopen, name="dream_reopen"),
    path("<uuid:dream_id>/root", dream_views.dream_support, name="dream_support"),
    path("<uuid:dream_id>/unroot", dream_views.dream_support_withdraw, name="dream_support_withdraw"),
    path("<uuid:dream_id>/offer", dream_views.dream_offer_reply, name="dream_offer_reply"),
    path("<uuid:dream_id>/<ending:ending>", dream_views.dream_ending, name="dream_ending"),
]

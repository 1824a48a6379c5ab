"""Addresses of the shell."""

from django.urls import path

from our2souls.web import health, search
from our2souls.web.device import app_lock, pwa, quick_exit
from our2souls.web.home import views as home_views
from our2souls.web.home import views_begun
from our2souls.web.legal import security_txt
from our2souls.web.legal import views as legal_views
from our2souls.web.submissions import resend

app_name = "web"
urlpatterns = [
    path("", home_views.landing, name="landing"),
    path("today", home_views.home, name="home"),
    path("begun", views_begun.begun, name="begun"),
    path("search", search.search, name="search"),
    path("unsent", resend.unsent_words, name="unsent_words"),
    path("unsent/discard", resend.unsent_discard, name="unsent_discard"),
    path("unsent/was-kept/<slug:key>", resend.was_kept, name="was_kept"),
    path("unlock", app_lock.unlock, name="unlock"),
    path("lock", app_lock.lock, name="lock"),
    path("leave-quickly", quick_exit.leave_quickly, name="leave_quickly"),
    path("manifest.webmanifest", pwa.manifest, name="manifest"),
    path("sw.js", pwa.service_worker, name="service_worker"),
    path("offline", pwa.offline, name="offline"),
    path("privacy", legal_views.privacy, name="privacy"),
    path(".well-known/security.txt", security_txt.security_txt, name="security_txt"),
    path("health/live", health.live, name="live"),
    path("health/ready", health.ready, name="ready"),
    path("health/worker", health.worker, name="worker"),
    path("metrics", health.metrics, name="metrics"),
]

"""Our own settings with everything taken away that the floor does not need."""

from our2souls.config.settings import *  # noqa: F403 - the same databases and keys

ROOT_URLCONF = "our2souls.bench.floor"
INSTALLED_APPS = [
    "our2souls.bench.floor_people.FloorPeople",
    "our2souls.privacy",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
]
MIDDLEWARE = [
    "our2souls.people.account.session_store.Sessions",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]

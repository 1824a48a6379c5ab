"""Our own settings with everything taken away that the floor does not need."""

from our2souls.config.settings import *  # noqa: F403 - the same databases and keys

ROOT_URLCONF = "our2souls.config.bench.floor"
INSTALLED_APPS = [
    "our2souls.config.bench.apps.FloorPeople",
    "our2souls.privacy",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]

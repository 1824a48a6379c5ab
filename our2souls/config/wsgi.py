"""What the server calls: the application, refused when the keys are not there."""

import os

from django.core.wsgi import get_wsgi_application

from our2souls.config.env import Refusal

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "our2souls.config.settings")
application = get_wsgi_application()

from django.conf import settings  # noqa: E402 - only now are they read

if not settings.OUR2SOULS_MASTER_KEY:
    raise Refusal("There is no master key yet; start with `our2souls serve`, or run `our2souls prepare` once.")

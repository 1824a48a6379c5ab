"""The product as a role that no policy holds for, and telling the database nothing: the difference is what row security costs."""

import dj_database_url

from our2souls.config.env.variables import value_of
from our2souls.config.settings import *  # noqa: F403

DATABASES["default"] |= dj_database_url.parse(value_of("MAINTENANCE_DATABASE_URL"))  # noqa: F405

"""`bench row_security`: home under PostgreSQL's policies, and as the role that no policy holds for, in one run."""

from typing import Any

from django.core.management.base import CommandError

from our2souls.bench.home import SERVER, made, served
from our2souls.bench.load import BenchPage, measure
from our2souls.config.env.variables import value_of

WITHOUT = {"DJANGO_SETTINGS_MODULE": "our2souls.bench.without_policies_settings"}


def run(*, rounds: int, seconds: float) -> dict[str, Any]:
    """Fill the database that the settings name, serve it twice, ask both in turn. Returns the figures.

    The database must be empty, and set up with `our2souls database_roles`: raises CommandError without its settings.
    """
    if not (value_of("DATABASE_URL") and value_of("MAINTENANCE_DATABASE_URL")):
        raise CommandError("Name an empty PostgreSQL database, set up with our2souls database_roles.", returncode=2)
    with made() as (folder, environment, sessions):
        script = folder / "server.py"
        script.write_text(SERVER)
        gateway = "our2souls.config.wsgi:gateway"
        with (
            served(gateway, environment, script) as (under, _product, _ms),
            served(gateway, environment | WITHOUT, script) as (free, _free, _its_ms),
        ):
            pages = {
                f"{kind}{name}": BenchPage(port, "/today", sessions[name])
                for kind, port in (("", under), ("free_", free))
                for name in ("new", "ten_years")
            }
            measure(pages, rounds=1, seconds=min(1.0, seconds))
            for page in pages.values():
                page.rounds.clear()
            measure(pages, rounds=rounds, seconds=seconds)
    rates = {name: round(page.per_second, 1) for name, page in pages.items()}
    costs = {f"cost_{name}": round(rates[f"free_{name}"] / rates[name], 3) for name in ("new", "ten_years")}
    return {f"{name}_rps": rate for name, rate in rates.items()} | costs

"""Who gets what at home, in the search, of what the browser installs and of forms that were sent."""

from tests.permissions.cases import PAIRED, PUBLIC, SIGNED_IN, Case, act, both, done, look, only, row

PAIRED_ELSE_JOIN = row(302, ana=200, ben=200, dora=200, eli=200)
"""Two who have begun; whoever is alone is led to where one joins."""

WEB: dict[str, list[Case]] = {
    "web:landing": [Case(row(302, nobody=200))],
    "web:home": [both(SIGNED_IN, {"line": "x"})],
    "web:begun": [
        act(
            done(PAIRED) | {"nobody": 302},
            {"text": "x"},
            get=PAIRED_ELSE_JOIN,
        ),
        act(only("ana", gives=302), {"dream": "ana.kept"}, get=PAIRED_ELSE_JOIN),
    ],
    "web:search": [act(SIGNED_IN, {"words": "home"}, get=SIGNED_IN)],
    "web:unsent_words": [look(row(302))],
    "web:unsent_discard": [act(done(SIGNED_IN), {"key": "x"})],
    "web:was_kept": [look(SIGNED_IN, key="x")],
    "web:unlock": [act(row(302), {"pin": "2468"}, get=row(302))],
    "web:lock": [act(done(SIGNED_IN))],
    "web:leave_quickly": [Case(row(302, nobody=302))],
    "web:manifest": [look(PUBLIC)],
    "web:service_worker": [look(PUBLIC)],
    "web:offline": [look(PUBLIC)],
    "web:privacy": [look(PUBLIC)],
    "web:security_txt": [look(row(404, nobody=404))],
    "web:live": [look(PUBLIC)],
    "web:ready": [look(PUBLIC)],
    "web:worker": [look(row(503, nobody=503))],  # in the scene much has been due for long
    "web:metrics": [look(row(404, nobody=404))],
    "set_language": [act(row(302, nobody=302), {"language": "es"}, get=row(302, nobody=302))],
}

OPEN_WHILE_LOCKED = frozenset({
    "account_logout", "account_reauthenticate", "mfa_reauthenticate", "mfa_reauthenticate_webauthn", "people:help_now",
    "web:unlock", "web:lock", "web:leave_quickly", "web:manifest", "web:service_worker", "web:offline", "web:security_txt",
    "web:live", "web:ready", "web:worker", "web:metrics", "web:privacy",
})  # fmt: skip
"""What a session may open that the app lock has closed: ways out, ways to unlock, help, and what is nobody's."""

"""Who gets what of what is for therapists: the list that all who are signed in read, and a therapist's own entry."""

from tests.permissions.cases import SIGNED_IN, Case, act, done, look, only

DIRECTORY: dict[str, list[Case]] = {
    "care:therapists": [look(SIGNED_IN)],
    "care:therapist": [
        look(SIGNED_IN, slug="lena-ortiz"),
        look(only("farid"), slug="farid-amin"),  # hidden, and taken by him
        look(only(), slug="nobody-here"),
    ],
    "care:therapist_photo": [
        look(SIGNED_IN, slug="lena-ortiz", digest="lena.photo"),
        look(only("farid"), slug="farid-amin", digest="farid.photo"),
        look(only(), slug="lena-ortiz", digest="farid.photo"),
    ],
    "care:claim": [
        act(done(SIGNED_IN) | {"farid": 200}, get=SIGNED_IN, token="entry.invitation"),  # he has an entry already
        act(only(), get=only(), token="no-such-link"),
    ],
    "care:therapist_release": [
        act(only("farid", gives=302), slug="farid-amin"),
        act(only(), slug="lena-ortiz"),
    ],
}

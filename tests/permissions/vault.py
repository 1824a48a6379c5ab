"""Who gets what at a vault: Ana and Dora have one, open in their browsers; the others are led to where they could make one."""

from tests.permissions.cases import ANAS_OWN, DORAS_OWN, ELSEWHERE, POST_ONLY, SIGNED_IN, Case, act, look, only, row

OWNERS = row(302, ana=200, dora=200)
REFUSED = row(302, ana=422, dora=422)

VAULT: dict[str, list[Case]] = {
    "vault:vault": [act(row(200, ana=302, dora=302), {"passphrase": "wrong"}, get=SIGNED_IN)],
    "vault:vault_new": [act(row(422, ana=302, dora=302), {}, get=row(200, ana=302, dora=302))],
    "vault:vault_close": [act(ELSEWHERE, {})],
    "vault:vault_recover": [act(REFUSED, {}, get=OWNERS)],
    "vault:vault_passphrase": [act(REFUSED, {}, get=OWNERS)],
    "vault:vault_delete": [act(ELSEWHERE, {}, get=OWNERS)],
    "vault:vault_archive": [act(OWNERS, {}, get=POST_ONLY)],
    "vault:vault_choose": [act(ELSEWHERE, {}, get=OWNERS)],
    "vault:vault_put": [
        act(only("ana", gives=302), {}, get=ANAS_OWN, kind_name="dream", row_id="ana.kept"),
        act(only("dora", gives=302), {}, get=DORAS_OWN, kind_name="dream", row_id="dora.kept"),
        act(only("ana", gives=302), {}, get=ANAS_OWN, kind_name="checkin", row_id="ana.me"),
        act(only(), {}, get=only(), kind_name="checkin", row_id="ana.all"),
    ],
    "vault:vault_write": [act(REFUSED, {}, get=OWNERS)],
    "vault:vault_item": [look(ANAS_OWN, item_id="ana.vaulted"), look(DORAS_OWN, item_id="dora.written")],
    "vault:vault_rewrite": [
        act(only("ana", gives=422), {"vault_words": "x"}, item_id="ana.written"),
        act(only(), {"vault_words": "x"}, item_id="ana.vaulted"),
    ],
    "vault:vault_out": [
        act(only("ana", gives=302), {}, item_id="ana.vaulted"),
        act(only("dora", gives=302), {}, item_id="dora.vaulted"),
    ],
    "vault:vault_item_delete": [
        act(only("ana", gives=302), {}, get=ANAS_OWN, item_id="ana.vaulted"),
        act(only("dora", gives=302), {}, get=DORAS_OWN, item_id="dora.written"),
    ],
    "vault:vault_file": [look(only(), item_id="ana.vaulted", row_id="ana.kept")],
}

"""Addresses of the vault; the cookie of an open one goes to these alone (see `session`)."""

from django.urls import path

from our2souls.vault.views import items, vault

app_name = "vault"
urlpatterns = [
    path("", vault.vault, name="vault"),
    path("new", vault.vault_new, name="vault_new"),
    path("close", vault.vault_close, name="vault_close"),
    path("recover", vault.vault_recover, name="vault_recover"),
    path("passphrase", vault.vault_passphrase, name="vault_passphrase"),
    path("delete", vault.vault_delete, name="vault_delete"),
    path("take-along", items.vault_archive, name="vault_archive"),
    path("put", items.vault_choose, name="vault_choose"),
    path("put/<str:kind_name>/<uuid:row_id>", items.vault_put, name="vault_put"),
    path("write", items.vault_write, name="vault_write"),
    path("<uuid:item_id>", items.vault_item, name="vault_item"),
    path("<uuid:item_id>/rewrite", items.vault_rewrite, name="vault_rewrite"),
    path("<uuid:item_id>/out", items.vault_out, name="vault_out"),
    path("<uuid:item_id>/delete", items.vault_item_delete, name="vault_item_delete"),
    path("<uuid:item_id>/files/<uuid:row_id>", items.vault_file, name="vault_file"),
]

"""How collected static files are named: by their content, also where one script imports another."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Collected(CompressedManifestStaticFilesStorage):
    """Hashed names and compressed copies; imports between our modules are rewritten to the hashed names."""

    support_js_module_import_aggregation = True

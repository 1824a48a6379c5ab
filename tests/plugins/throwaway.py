"""Gives a test run a data folder of its own before Django reads its settings: no test ever sees anybody's data.

Loaded with `-p` in the configuration, hence before the settings. Workers of a parallel run inherit the folder;
pytest-django gives each a database of its own in it.
"""

import atexit
import os
import shutil
import sys
import tempfile
from pathlib import Path

OURS = "OUR2SOULS_"
KEPT = frozenset({"OUR2SOULS_TEST_TMP", "OUR2SOULS_DATABASE_URL", "OUR2SOULS_KEYS_DATABASE_URL"})

is_worker = "PYTEST_XDIST_WORKER" in os.environ
if not is_worker:
    for name in [name for name in os.environ if name.startswith(OURS) and name not in KEPT]:
        del os.environ[name]  # a developer's own settings must not decide a test
    # Some images set it: each of the suite's some hundred processes would compile every module anew.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False
    folder = Path(tempfile.mkdtemp(prefix="our2souls-test-"))
    os.environ["OUR2SOULS_DATA"] = str(folder)
    os.environ["OUR2SOULS_TEST_TMP"] = str(folder)
    os.environ["OUR2SOULS_SECRET_KEY"] = "only-tests-sign-with-this-key-and-nobody-else"
    os.environ["OUR2SOULS_MASTER_KEY"] = "dGVzdHMgd3JhcCB0aGVpciBrZXlzIHdpdGggdGhpcyE="

    @atexit.register
    def leave_nothing_behind(owner: int = os.getpid()) -> None:
        """Remove the folder when the run ends, however it ends; a forked child does not end the run."""
        if os.getpid() == owner:
            shutil.rmtree(folder, ignore_errors=True)

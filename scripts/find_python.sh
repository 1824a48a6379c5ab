#!/bin/sh
# Print the path of a Python that can make our environment: 3.12 or newer, with venv, pip, ssl and sqlite3.
# A shim (pyenv, asdf) may be there and yet lead nowhere, so each candidate must run and say itself where it lies.
set -u

says_where() {
    "$1" -c '
import sys
assert sys.version_info >= (3, 12)
import ensurepip, ssl, sqlite3, venv
print(sys.executable)' 2>/dev/null
}

for name in python3.13 python3.14 python3.12 python3 python; do
    if command -v "$name" >/dev/null 2>&1 && says_where "$name"; then exit 0; fi
done
for path in "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.13*/bin/python "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.1[2-9]*/bin/python; do
    if [ -x "$path" ] && says_where "$path"; then exit 0; fi
done
if command -v uv >/dev/null 2>&1; then
    found=$(uv python find '>=3.12' 2>/dev/null) || { uv python install 3.13 >&2 && found=$(uv python find 3.13); }
    if [ -n "${found:-}" ] && says_where "$found"; then exit 0; fi
fi

echo "There is no Python 3.12 or newer with its venv module here; install one (Debian: apt install python3 python3-venv," >&2
echo "macOS: brew install python@3.13, anywhere: uv python install 3.13) and run the same command again." >&2
exit 1

# README's two commands are `make serve` and `make test`; each installs what it needs first.
# PORT, HOST and DATA may be given: make serve PORT=8001 HOST=0.0.0.0 DATA=~/us
SHELL := /bin/sh
.DEFAULT_GOAL := help
BIN := .venv/bin
GIVEN = $(if $(PORT),OUR2SOULS_PORT='$(PORT)') $(if $(HOST),OUR2SOULS_HOST='$(HOST)') $(if $(DATA),OUR2SOULS_DATA='$(DATA)')
RUN = $(GIVEN) $(BIN)/our2souls
PIP = $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: help install install-dev serve dev demo test browser postgres check lint format lock audit

help:
	@echo "make serve    start Our2Souls on http://localhost:8000 (PORT=… HOST=… DATA=…)"
	@echo "make demo     load three demo couples into the data folder (DATA=…)"
	@echo "make test     run all tests"
	@echo "For developers: dev, check, lint, format, browser, postgres, lock, audit, install"

# The environment, from lock files whose hashes are checked; made again when a lock changes.
install: .venv/.installed
install-dev: .venv/.installed-dev

.venv/bin/python:
	@python=$$(scripts/find_python.sh) && echo "Making the environment in .venv with $$python …" && "$$python" -m venv --clear .venv

.venv/.installed: requirements.lock pyproject.toml | .venv/bin/python
	@echo "Installing what Our2Souls needs …"
	@$(PIP) install --require-hashes --no-deps -r requirements.lock
	@$(PIP) install --no-build-isolation --no-deps -e .
	@touch $@

.venv/.installed-dev: requirements-dev.lock .venv/.installed
	@echo "Installing what developers need …"
	@$(PIP) install --require-hashes --no-deps -r requirements-dev.lock
	@touch $@

serve: install
	@exec env $(RUN) serve

dev: install-dev
	@exec env $(RUN) serve --reload

demo: install
	@exec env $(RUN) demo

test: install-dev
	@scripts/test.sh

browser: install-dev
	@$(BIN)/pytest -n auto -m browser

postgres: install-dev
	@scripts/postgres.sh

# Everything that CI runs, in its order: first what is quick to tell.
check: lint test

lint: install-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint --quiet --lint our2souls
	$(BIN)/djlint --check our2souls
	$(BIN)/python scripts/format_css.py --check
	$(BIN)/codespell
	$(BIN)/our2souls makemigrations --check --dry-run

format: install-dev
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format .
	@$(BIN)/djlint --quiet --warn --reformat our2souls >/dev/null
	@$(BIN)/python scripts/format_css.py

# Whether an advisory names something that is in a lock. It asks PyPI itself, not an index, so it is no part of check;
# what could not be looked up fails it. It has an environment of its own: nothing of it is needed for anything else.
audit: .build/audit/.installed
	.build/audit/bin/pip-audit --strict --disable-pip --require-hashes --progress-spinner off -r requirements-dev.lock
	.build/audit/bin/pip-audit --strict --disable-pip --require-hashes --progress-spinner off -r requirements-audit.lock

.build/audit/.installed: requirements-audit.lock
	@python=$$(scripts/find_python.sh) && "$$python" -m venv --clear .build/audit
	@.build/audit/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes --no-deps -r requirements-audit.lock
	@touch $@

# One lock for those who host, one more for those who develop, one for the audit; for Python 3.12 and newer on every platform.
lock: install-dev
	$(BIN)/uv pip compile $(LOCK) pyproject.toml --extra build -o requirements.lock
	$(BIN)/uv pip compile $(LOCK) pyproject.toml --extra build --group dev -c requirements.lock -o requirements-dev.lock
	$(BIN)/uv pip compile $(LOCK) --group audit -o requirements-audit.lock
LOCK = --universal --python-version 3.12 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --quiet $(LOCK_ARGS)

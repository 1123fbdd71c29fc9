# The words used every day. Each sets up what it needs; nothing is downloaded at run time.
.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin

.PHONY: help demo test test-quick test-long check fix bench lock system clean

help: ## list these words
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' Makefile

demo: .venv/ready ## invent a region, receive, link, build and serve it on this machine
	$(BIN)/wayhome demo

test: .venv/ready system ## the suite on SQLite, then on PostgreSQL what it is asked
	scripts/test

test-quick: .venv/ready ## the everyday part: no browser, nothing that takes seconds
	$(BIN)/pytest -n 2 -m "not long and not browser and not slow"

test-long: .venv/ready ## bad files by the ten thousand, many random worlds: before a release
	$(BIN)/pytest -n 2 -m long

check: .venv/ready ## style, types, imports; changes nothing
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports --no-cache
	WAYHOME_SECRET_KEY=only-to-read-the-settings $(BIN)/mypy

fix: .venv/ready ## put style right
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: .venv/ready ## measure the bars and write docs/benchmarks.md
	$(BIN)/python -m benchmarks

system: ## install the browser and PostgreSQL that tests need, where that is allowed
	scripts/system-packages

lock: .venv/ready ## choose new versions of what we depend on
	scripts/lock

clean: ## forget the environment
	rm -rf .venv

.venv/ready: requirements.lock public-sets.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Wayhome needs Python 3.11 or later.")'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --require-hashes --requirement requirements.lock
	$(BIN)/pip install --quiet --no-deps --require-hashes --requirement public-sets.lock
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

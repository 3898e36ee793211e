# What a person types. `make demo` and `make test` do all set-up themselves.

SHELL := /bin/sh
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help install install-dev demo test lint bench-load bench-api bench-picture chromium vocabulary api-page picture lock clean

help: ## Say what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

install: $(VENV)/.installed ## The environment, and the command .venv/bin/casegraph

demo: install ## Load the bundled case and serve it (PORT=8000)
	@$(BIN)/casegraph demo --port $(PORT)

test: install-dev chromium ## Every test, against a real Neo4j
	@$(BIN)/pytest

lint: install-dev ## Style, types and the direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench-load: install-dev ## Claims a second against a hand-written loop and py2neo (half an hour)
	@$(BIN)/python -m benchmarks.load

bench-api: install-dev ## How fast the service answers, against the bare driver, FastAPI's default and orjson
	@$(BIN)/python -m benchmarks.api

bench-picture: install-dev chromium ## How fast a page is written and can be used, against pyvis (a quarter of an hour)
	@$(BIN)/python -m benchmarks.picture

vocabulary: install ## Write docs/vocabulary.md anew
	$(BIN)/python -m graph.ontology.markdown > docs/vocabulary.md

api-page: install-dev ## Ask the service every example anew and write docs/api.md
	$(BIN)/python -m tests.api.ask_examples

picture: install-dev chromium ## Draw the picture of the README anew
	$(BIN)/python docs/make_picture.py

lock: install-dev ## Pin the dependencies anew
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--quiet --extra install --extra dev -o requirements-dev.lock
	$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--quiet --extra install -c requirements-dev.lock -o requirements.lock

clean: ## Remove the environment; stores and what was fetched stay
	rm -rf $(VENV) build dist

$(VENV)/bin/python:
	@python=$$(sh .ci/find-python) && "$$python" -m venv $(VENV)

$(VENV)/.installed: requirements.lock pyproject.toml | $(VENV)/bin/python
	@echo "Installing Casegraph into $(VENV) ..." >&2
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

install-dev: $(VENV)/.installed-dev

$(VENV)/.installed-dev: requirements-dev.lock $(VENV)/.installed
	@echo "Installing what checks and tests need ..." >&2
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

chromium:
	@sh .ci/find-chromium

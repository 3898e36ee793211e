# Commands for people. Each one first installs what it needs.

SHELL := /bin/sh
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help install install-dev install-notebook demo test lint bench-load bench-api bench-picture chromium vocabulary api-page picture lock clean

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' Makefile

install: $(VENV)/.installed $(VENV)/.installed-ftm ## Install the environment with the command .venv/bin/casegraph

demo: install ## Load the two bundled cases and serve them (PORT=8000)
	@$(BIN)/casegraph demo --port $(PORT)

test: install-dev chromium ## Run all tests, with a real Neo4j
	@$(BIN)/pytest

lint: install-dev ## Check style, types and the direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench-load: install-dev ## Measure loading, against a hand-written loop and py2neo (half an hour)
	@$(BIN)/python -m benchmarks.load

bench-api: install-dev ## Measure the service, against the bare driver, FastAPI's default and orjson
	@$(BIN)/python -m benchmarks.api

bench-picture: install-dev chromium ## Measure writing and opening a page, against pyvis (a quarter of an hour)
	@$(BIN)/python -m benchmarks.picture

vocabulary: install ## Write docs/vocabulary.md from the ontology
	$(BIN)/python -m graph.ontology.markdown > docs/vocabulary.md

api-page: install-dev ## Send all example requests to the service, keep its responses, and write docs/api.md
	$(BIN)/python -m tests.api.record_examples

picture: install-dev chromium ## Draw the pictures of README.md and docs/loaders again
	$(BIN)/python -m docs.make_picture

install-notebook: $(VENV)/.installed-notebook ## Install what notebooks need: a Jupyter kernel, pandas and py2neo

lock: install-dev ## Pin the dependencies again
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--quiet --extra install --extra dev --extra notebook -o requirements-dev.lock
	$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--quiet --extra install -c requirements-dev.lock -o requirements.lock
	$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--quiet --extra install --extra notebook -c requirements-dev.lock -o requirements-notebook.lock
	$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--quiet --extra install --extra ftm -c requirements-dev.lock -o requirements-ftm.lock

clean: ## Remove the environment. Stores and downloaded jars stay
	rm -rf $(VENV) build dist

$(VENV)/bin/python:
	@python=$$(sh .ci/find-python) && "$$python" -m venv $(VENV)

$(VENV)/.installed: requirements.lock pyproject.toml | $(VENV)/bin/python
	@echo "Installing Casegraph into $(VENV) ..." >&2
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.installed-notebook: requirements-notebook.lock $(VENV)/.installed
	@echo "Installing what notebooks need ..." >&2
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-notebook.lock
	@touch $@

# FollowTheMoney rests on ICU, which pip builds here; without a compiler everything else still works.
$(VENV)/.installed-ftm: requirements-ftm.lock $(VENV)/.installed
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-ftm.lock \
		> $(VENV)/ftm-install.log 2>&1 \
		|| echo "FollowTheMoney files cannot be read in this environment: docs/loaders/ftm.md says what is missing." >&2
	@touch $@

install-dev: $(VENV)/.installed-dev $(VENV)/.installed-ftm

$(VENV)/.installed-dev: requirements-dev.lock $(VENV)/.installed
	@echo "Installing the tools for checks and tests ..." >&2
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

chromium:
	@sh .ci/find-chromium

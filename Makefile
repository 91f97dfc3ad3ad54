# Sayso. `make demo` and `make test` set up all that they need.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
DEMO_STORE := $(VENV)/demo.graph

.PHONY: help demo test check lint types evaluate neo4j neo4j-stop neo4j-browser lock licences clean

help:  ## Show this help
	@grep -E '^[a-z0-9-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 15

$(VENV)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Sayso needs Python 3.11 or newer: make PYTHON=python3.11 ..." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/runtime: $(VENV)/python requirements.lock pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

$(VENV)/dev: $(VENV)/runtime requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -r requirements-dev.lock
	@touch $@

demo: $(VENV)/runtime  ## Set up, load an example article and print what it says
	@rm -rf $(DEMO_STORE)
	@$(BIN)/sayso load docs/demo/article.txt --published 2026-03-04 --publisher "Atlantic Wire" --store $(DEMO_STORE)
	@$(BIN)/sayso report alliances --evidence --store $(DEMO_STORE)
	@$(BIN)/sayso report responses --evidence --store $(DEMO_STORE)
	@sed 's|BIN|$(BIN)|g; s|STORE|$(DEMO_STORE)|g' docs/demo/next.txt

test: $(VENV)/dev  ## Set up and run the tests
	$(BIN)/python -m pytest

check: lint types test evaluate  ## All that must be green before a change lands

lint: $(VENV)/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/dev
	$(BIN)/mypy

evaluate: $(VENV)/dev  ## Score extraction on the gold data beside the project, against the committed baseline
	$(BIN)/python -m tests.evaluation.gate

neo4j: $(VENV)/runtime  ## Fetch (once) and start a real Neo4j on loopback
	$(BIN)/python tools/neo4j/server.py start

neo4j-stop: $(VENV)/runtime  ## Stop it
	$(BIN)/python tools/neo4j/server.py stop

neo4j-browser: $(VENV)/python  ## Fetch (once) Neo4j Browser, for `sayso browser`
	$(BIN)/python tools/neo4j/server.py browser

lock: $(VENV)/dev  ## Write the lock files anew
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-header --prerelease if-necessary-or-explicit \
		pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-header --prerelease if-necessary-or-explicit \
		--extra dev -c requirements.lock pyproject.toml -o requirements-dev.lock

licences: $(VENV)/dev  ## Check that every dependency's licence may be shipped with Apache-2.0 software
	$(BIN)/python tools/licences.py

clean:  ## Remove the environment and caches
	rm -rf $(VENV) .mypy_cache .ruff_cache .hypothesis dist build

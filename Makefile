# Every target sets up what it needs; CONTRIBUTING.md describes each of them.
# PYTHON=/path/to/python3.12 chooses the interpreter, PYTEST_FLAGS are handed to pytest.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
DEMO := build/demo.db
CANDIDATES := python3 python3.13 python3.12 python3.11
PYTEST_FLAGS ?=
LOCK_FLAGS ?=

.PHONY: help demo test evaluate bench screenshots lint format types imports check lock clean

help:
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

# The first interpreter that is new enough and can make a virtual environment with pip in it.
$(BIN)/python:
	@good=""; \
	for each in $${PYTHON:-$(CANDIDATES)}; do \
	  if "$$each" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then good="$$each"; break; fi; \
	done; \
	if [ -z "$$good" ]; then \
	  echo "Dateline needs Python 3.11 or newer with venv and pip (on Debian: apt install python3-venv);" \
	    "looked for: $${PYTHON:-$(CANDIDATES)}. Name one with: make PYTHON=/path/to/python3" >&2; exit 1; \
	fi; \
	echo "Setting up $(VENV) with $$("$$good" --version)"; \
	"$$good" -m venv $(VENV)

# The package is installed in place, so that only a changed lock or pyproject.toml asks for another installation.
define install
	@echo "Installing from $(1), every file checked against its hash"
	@$(PIP) install --require-hashes --no-deps --requirement $(1)
	@$(PIP) install --no-deps --no-build-isolation --no-index --editable .
	@touch $@
endef

$(VENV)/.run: requirements.lock pyproject.toml | $(BIN)/python
	$(call install,requirements.lock)

$(VENV)/.dev: requirements-dev.lock pyproject.toml | $(BIN)/python
	$(call install,requirements-dev.lock)
	@touch $(VENV)/.run

demo: $(VENV)/.run ## read examples/ and print the story that they tell
	@mkdir -p build && rm -f $(DEMO) $(DEMO)-wal $(DEMO)-shm
	@PATH="$(CURDIR)/$(BIN):$$PATH" bash examples/demo.sh $(DEMO)

test: $(VENV)/.dev ## run the tests
	@$(BIN)/python -m pytest $(PYTEST_FLAGS)

evaluate: $(VENV)/.dev ## score the program against evaluation/ and its floors
	@$(BIN)/python -m evaluation

bench: $(VENV)/.dev ## measure the speed of reading, the record as it grows to a million events, crawls and pages
	@$(BIN)/python -m benchmarks

screenshots: $(VENV)/.dev ## take the pictures of docs/pages.md anew (needs Debian's chromium)
	@$(BIN)/python -m tests.browser.screenshots

lint: $(VENV)/.dev ## check style and format
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

format: $(VENV)/.dev ## put the code into the house's format
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

types: $(VENV)/.dev ## check the types
	@$(BIN)/mypy

imports: $(VENV)/.dev ## check that imports point one way
	@$(BIN)/lint-imports --no-cache

check: lint types imports test evaluate ## everything that CI checks

# Only wheels: a machine without a compiler must be able to install what the lock names.
COMPILE := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
  --only-binary :all: --emit-build-options --custom-compile-command "make lock" $(LOCK_FLAGS)

lock: ## write both locks anew from pyproject.toml (needs uv; LOCK_FLAGS=--upgrade takes newer versions)
	@command -v uv >/dev/null || { echo "make lock needs uv" >&2; exit 1; }
	@$(COMPILE) pyproject.toml --group build --output-file requirements.lock
	@$(COMPILE) pyproject.toml --all-extras --group build --group dev --constraint requirements.lock --output-file requirements-dev.lock

clean: ## remove what these targets made
	@rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Two commands do everything: `make demo` and `make test`. The rest is for those who work on Chaffer.

PYTHON ?= $(shell tools/find_python)
VENV := .venv
RUN := $(VENV)/.run-installed
DEV := $(VENV)/.dev-installed
UI := src/chaffer/web/static/built/.built
UI_SOURCES := $(shell find ui -path ui/node_modules -prune -o -type f -print 2>/dev/null)

.PHONY: demo test check unit browser bench lock clean help

help: ## say what there is
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

demo: $(RUN) $(UI) ## install, load the demo shop, start, print the address
	$(VENV)/bin/chaffer demo

test: $(DEV) $(UI) ## everything: style, types, both databases, conversations, processes, browser
	tools/test_all

check: $(DEV) ## style, types and imports only
	tools/check

unit: $(DEV) ## the quick tests
	$(VENV)/bin/python -m pytest -q -m "not process and not browser and not slow" -n 2

bench: $(DEV) ## what the README's figures come from
	$(VENV)/bin/python -m bench

lock: ## pin every dependency anew, with hashes and no addresses
	tools/lock

clean: ## take away what was built here
	rm -rf $(VENV) src/chaffer/web/static/built ui/node_modules

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(RUN): $(VENV)/bin/python requirements/run.txt pyproject.toml
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

$(DEV): $(RUN) requirements/dev.txt
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	touch $@

$(UI): $(RUN) $(UI_SOURCES)
	tools/build_ui
	touch $@

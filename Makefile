# Two commands matter: `make run` and `make test`. Both set themselves up; a second run is quick.
# Needs Python 3.11 or newer and make. Node 20.19 or newer is taken from PATH, else from PyPI.

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000

VENV := .venv
PY := $(VENV)/bin/python
MANAGE := $(PY) manage.py
export PATH := $(CURDIR)/$(VENV)/bin:$(PATH)
PIP := $(PY) -m pip install -qq --disable-pip-version-check --no-deps --require-hashes
BASE := $(VENV)/.base
DEV := $(VENV)/.dev
NODE := node_modules/.ready
SOURCES := portal questionnaires directory carers surveys tests benchmarks manage.py

.PHONY: requirements help run ready test check fmt bench e2e soak fuzz styles catalogues clean

help:
	@echo "make run     set up and serve on http://$(HOST):$(PORT)/ (PORT= and HOST= change it)"
	@echo "make test    the whole suite: SQLite, PostgreSQL, browser journeys"
	@echo "make check   lint, types, imports, templates, catalogues, reading age, contrast"
	@echo "make fmt     put the code in its standard form"
	@echo "make bench   measure, and write benchmarks/results/"
	@echo "make e2e     browser journeys in all nine languages"
	@echo "make soak    the long run under load;  make fuzz  the long property tests"
	@echo "make styles  build the styles again;   make clean everything that was built"

# Setting up ------------------------------------------------------------------

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed; this is %d.%d. Name one: make PYTHON=python3.11" % sys.version_info[:2] if sys.version_info < (3, 11) else 0)'
	@echo "Making $(VENV) …"
	@$(PYTHON) -m venv $(VENV)

$(BASE): requirements/base.txt | $(VENV)/bin/python
	@echo "Installing Python packages …"
	@$(PIP) -r requirements/base.txt
	@touch $@

$(DEV): requirements/dev.txt $(BASE)
	@echo "Installing the tools for tests …"
	@$(PIP) -r requirements/dev.txt
	@touch $@

$(NODE): package.json package-lock.json requirements/node.txt | $(BASE)
	@node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' 2>/dev/null \
		|| { echo "Installing Node from PyPI …"; $(PIP) -r requirements/node.txt; }
	@echo "Installing npm packages …"
	@npm ci --silent
	@touch $@

styles: $(NODE)
	@$(PY) -m portal.ui.build

catalogues: $(BASE)
	@$(MANAGE) compile_catalogues

# Running ---------------------------------------------------------------------

run: styles
	@$(MANAGE) make_ready
	@echo
	@echo "The portal:   http://$(HOST):$(PORT)/"
	@echo "Staff pages:  http://$(HOST):$(PORT)/staff/   (invented people: .venv/bin/python manage.py demo_people)"
	@echo "Stop with Ctrl+C."
	@echo
	@$(MANAGE) run_jobs & jobs=$$!; trap 'kill $$jobs 2>/dev/null' EXIT; trap 'exit 0' INT TERM; \
		DJANGO_SETTINGS_MODULE=portal.settings.development $(VENV)/bin/gunicorn portal.wsgi \
		--bind $(HOST):$(PORT) --worker-class gthread --threads 8 --graceful-timeout 3 --log-level warning

# Testing ---------------------------------------------------------------------

ready: $(DEV) styles catalogues

test: ready
	@$(PY) -m tests.suite

e2e: ready
	@$(PY) -m tests.suite --only journeys --all-languages

soak: ready
	@$(PY) -m pytest tests -m soak -p no:randomly

fuzz: ready
	@HYPOTHESIS_PROFILE=fuzz $(PY) -m pytest tests -m "fuzz or hypothesis" --ignore tests/journeys -n 2

bench: ready
	@$(PY) -m benchmarks
	@$(PY) -m benchmarks.surveys
	@$(PY) -m benchmarks.exports

check: ready
	@$(PY) -m tests.checks

fmt: $(DEV)
	@$(VENV)/bin/ruff check --fix --quiet $(SOURCES) || true
	@$(VENV)/bin/ruff format $(SOURCES)

clean:
	rm -rf $(VENV) node_modules static/built static/collected var .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis test-results
	find locale -name '*.mo' -delete

# Pins every package with its hashes; run after a change of pyproject.toml.
COMPILE := $(VENV)/bin/pip-compile --quiet --generate-hashes --strip-extras --no-header \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --allow-unsafe

requirements: $(DEV)
	@$(COMPILE) --output-file requirements/base.txt pyproject.toml
	@$(COMPILE) --extra dev --extra bench --output-file requirements/dev.txt pyproject.toml

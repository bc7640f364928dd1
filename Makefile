# Everything sets itself up: Python 3.11 or newer (with venv) and make are all that a machine needs.
# What a target prints is Dutch, as everything that a user sees.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test lint lock clean

PY := .venv/bin/python
PIP := $(PY) -m pip --disable-pip-version-check --quiet
# A lock names every package, so pip has nothing to resolve; before 23.3 it took pikepdf[pdfa] for another package than pikepdf,
# and asked for the hash of whatever release was newest.
INSTALL := $(PIP) install --no-deps --require-hashes
SELF := $(PIP) install --no-deps --no-build-isolation --editable .
OFFLINE := { echo "Installeren is niet gelukt; zie de melding hierboven. De eerste keer is een verbinding met PyPI nodig."; exit 1; }

# The folder that `make demo` fills (nothing given: demo, or demo-2, demo-3 ...); what `make test` hands to pytest.
MAP ?=
ARGS ?=

help: ## Toon wat er kan
	@echo "make DOEL, met als DOEL:"
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "%-8s %s\n", $$1, $$2 }'

demo: .venv/app.stamp ## Zet het voorbeeldproject neer in de map demo (of MAP=...) en toets het
	@map="$(MAP)"; number=1; \
	while [ -z "$$map" ] || { [ -z "$(MAP)" ] && [ -e "$$map" ]; }; do \
		if [ -z "$$map" ]; then map=demo; else number=$$((number + 1)); map=demo-$$number; fi; \
	done; \
	echo "Het voorbeeldproject wordt neergezet en getoetst in de map $$map."; \
	.venv/bin/plantoets demo "$$map"

test: lint ## Controleer stijl, typen en alle toetsen van het programma
	@echo "Alle toetsen van het programma (pytest)."
	@$(PY) -m pytest -ra -n auto --dist loadfile $(ARGS)

lint: .venv/dev.stamp ## Controleer alleen stijl en typen
	@echo "Stijl (ruff)."
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@echo "Typen (pyright)."
	@$(PY) -m pyright

# One version of everything for all systems and for Python 3.11 and newer; what is locked stays, unless UPGRADE=--upgrade.
LOCK := $(PY) -m uv --no-config pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--custom-compile-command "make lock" $(UPGRADE)

lock: .venv/pyvenv.cfg ## Leg de versies van alle pakketten opnieuw vast (UPGRADE=--upgrade: de nieuwste)
	@echo "De versies worden vastgelegd in requirements/."
	@$(PIP) install 'uv>=0.8,<1'
	@$(LOCK) pyproject.toml -c requirements/constraints.in -o requirements/app.lock >/dev/null
	@$(LOCK) --group build -c requirements/app.lock -o requirements/build.lock >/dev/null
	@$(LOCK) pyproject.toml --extra ocr --extra postgres --group build --group dev -c requirements/app.lock -c requirements/build.lock -o requirements/dev.lock >/dev/null

clean: ## Gooi de Python-omgeving en tussenbestanden weg
	@rm -rf .venv build dist .pytest_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The first python on the path that is new enough and able to make an environment.
.venv/pyvenv.cfg:
	@for python in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11 python; do \
		"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 || continue; \
		echo "Een eigen Python-omgeving maken in .venv, met $$("$$python" --version)."; \
		"$$python" -c 'import ensurepip, venv' 2>/dev/null || { \
			echo "Deze Python mist de onderdelen venv en ensurepip; op Debian en Ubuntu: apt install python3-venv."; exit 1; }; \
		"$$python" -m venv --clear .venv && exit 0; exit 1; \
	done; \
	echo "Plantoets heeft Python 3.11 of nieuwer nodig; gevonden: $$(python3 --version 2>/dev/null || echo geen Python). Installeer een nieuwere, of geef hem op: make demo PYTHON=/pad/naar/python3"; \
	exit 1

.venv/app.stamp: .venv/pyvenv.cfg pyproject.toml requirements/app.lock requirements/build.lock
	@echo "De vastgelegde pakketten installeren (de eerste keer duurt dat een paar minuten)."
	@$(INSTALL) -r requirements/app.lock -r requirements/build.lock || $(OFFLINE)
	@$(SELF) || $(OFFLINE)
	@touch $@

.venv/dev.stamp: .venv/pyvenv.cfg pyproject.toml requirements/dev.lock
	@echo "De vastgelegde pakketten en het gereedschap voor ontwikkelaars installeren (de eerste keer duurt dat een paar minuten)."
	@$(INSTALL) -r requirements/dev.lock || $(OFFLINE)
	@$(SELF) || $(OFFLINE)
	@touch $@ .venv/app.stamp

# Everything starts here: `make run` shows a whole day, `make test` proves it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export DJANGO_SETTINGS_MODULE =
unexport PYTHONDONTWRITEBYTECODE  # each process that a test starts would compile the whole package again

.PHONY: run install dev test lint journeys bench peers attack docs picture lock clean

run: install  ## build the environment and run a whole day on the newsstand
	$(BIN)/broadsheet try

install: $(VENV)/installed  ## the environment alone

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' || \
	  { echo "Broadsheet needs Python 3.11 to 3.13; $(PYTHON) is another. Try: make PYTHON=python3.11 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
	  { rm -rf $(VENV); echo "Python's venv module is missing. On Debian: apt-get install python3-venv"; exit 1; }

$(VENV)/installed: requirements.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

dev: $(VENV)/installed-dev  ## the environment with the tools for working on it

$(VENV)/installed-dev: requirements-dev.txt $(VENV)/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

test: dev lint  ## the whole suite
	$(BIN)/python -m pytest -n 2 tests

lint: dev  ## format, style, types, walls
	$(BIN)/ruff format --check src tests benchmarks
	$(BIN)/ruff check src tests benchmarks
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

journeys: dev  ## readers and editors in Debian's Chromium, with axe on every page; pictures in build/journeys
	BROADSHEET_JOURNEYS=1 $(BIN)/python -m pytest tests/journeys

bench: install  ## every benchmark with its floors; needs the benchmark folders beside the checkout
	$(BIN)/python -m benchmarks.floors

peers: install  ## what the benchmarks can be compared with, into the same environment
	grep -v '^#' requirements-peers.txt | \
	  xargs -n 1 $(BIN)/python -m pip install --quiet --disable-pip-version-check  # together, older pips trip over their extras

attack: dev  ## the attack suite alone, with fifty kills of running cycles
	BROADSHEET_KILLS=50 $(BIN)/python -m pytest -n 2 tests/web tests/archive tests/feeds tests/pages tests/press tests/paper tests/desk tests/running

docs: install  ## the reference pages, made from the code
	$(BIN)/python docs/make_reference.py

picture: install  ## the pictures of the documentation, from the trial run (needs Chromium)
	$(BIN)/broadsheet try --no-serve
	$(BIN)/broadsheet serve --home broadsheet-home/trial & server=$$!; \
	  $(BIN)/python docs/take_pictures.py; status=$$?; kill $$server; exit $$status

lock:  ## pin the requirements anew (needs uv)
	for f in requirements requirements-dev; do \
	  uv pip compile --quiet $$f.in --python-version 3.11 --universal --generate-hashes \
	    --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" -o $$f.txt; done

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache

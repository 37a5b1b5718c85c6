# Each target does its own set-up in .venv.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test test-fast test-slow lint format serve docs bench bench-warmth bench-words package clean

demo: .venv/ready
	@$(BIN)/python -m cordially.demo

test: test-fast test-slow

test-fast: .venv/dev
	$(BIN)/python -m pytest -m "not slow" -n 2

test-slow: .venv/dev
	$(BIN)/python -m pytest -m slow -n 2

lint: .venv/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

format: .venv/dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

serve: .venv/ready
	$(BIN)/cordially serve

.venv/ready: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/pip install --quiet --editable .
	@touch $@

.venv/dev: .venv/ready
	$(BIN)/pip install --quiet --group dev
	@touch $@

.venv/bench: .venv/dev
	$(BIN)/pip install --quiet --group bench
	@touch $@

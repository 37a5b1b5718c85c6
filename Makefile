# Each target does its own set-up in .venv.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test test-fast test-slow lint format serve docs bench bench-warmth bench-words bench-scale package clean

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

docs: .venv/docs
	$(BIN)/zensical build --clean --strict

# The wheel is built, installed into an environment of its own, and asked for its version.
package: .venv/ready
	rm -rf dist build/wheel
	$(BIN)/pip wheel --quiet --no-deps --wheel-dir dist .
	$(PYTHON) -m venv build/wheel
	build/wheel/bin/pip install --quiet dist/*.whl
	CORDIALLY_HOME=build/wheel/home build/wheel/bin/cordially today
	build/wheel/bin/cordially --version
	du -sm build/wheel | awk '{ if ($$1 > 150) { print "The install takes " $$1 " MB, more than 150."; exit 1 } }'

bench: .venv/bench
	$(BIN)/python bench/import_bench.py
	$(BIN)/python bench/scale.py bench/out/scale

.venv/ready: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/pip install --quiet --editable .
	@touch $@

.venv/dev: .venv/ready
	$(BIN)/pip install --quiet --group dev
	@touch $@

.venv/docs: .venv/dev
	$(BIN)/pip install --quiet --group docs
	@touch $@

.venv/bench: .venv/dev
	$(BIN)/pip install --quiet --group bench
	@touch $@

clean:
	rm -rf build dist site demo-data .venv

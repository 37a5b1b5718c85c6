# Each target does its own set-up in .venv.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test test-fast test-slow test-deep lint format serve docs bench bench-warmth bench-words bench-matching package clean

demo: .venv/ready
	@$(BIN)/python -m cordially.demo

test: test-fast test-slow

test-fast: .venv/dev
	$(BIN)/python -m pytest -m "not slow and not deep" -n 2

test-slow: .venv/dev .venv/peers
	$(BIN)/python -m pytest -m "slow and not deep" -n 2

# Half an hour and more.
test-deep: .venv/dev
	$(BIN)/python -m pytest -m deep -n 2

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
	du -sm --exclude=pip --exclude=setuptools --exclude=pkg_resources build/wheel | awk '{ if ($$1 > 150) { print "The install takes " $$1 " MB, more than 150."; exit 1 } }'

# Against mu and notmuch on the same mail, where they are installed; then the everyday questions over a large life.
MESSAGES ?= 10000
bench: .venv/bench
	$(BIN)/python bench/import_bench.py --messages $(MESSAGES)
	$(BIN)/python bench/scale.py bench/out/scale

# make bench-words PARAKWEET=folder FORGE=folder [CHECK="--parakweet-test FILE --notmuch DIR"]: what they are and where they come from is in docs/words.md.
bench-words: .venv/bench
	$(BIN)/python bench/words_bench.py --parakweet $(PARAKWEET) --forge $(FORGE) $(CHECK)
	$(BIN)/python bench/needs_bench.py --parakweet $(PARAKWEET) --forge $(FORGE)
	$(BIN)/python bench/times_due.py
	$(BIN)/python bench/listening_share.py
	$(BIN)/python bench/hearing.py

# make bench-warmth IN=folder OUT=folder: see docs/warmth.md.
bench-warmth: .venv/bench
	$(BIN)/python bench/warmth.py rank $(IN) $(OUT)

bench-matching: .venv/bench
	$(BIN)/python -m bench.matching

.venv/ready: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/pip install --quiet --editable .
	@touch $@

# With the extras, so that their tests run too.
.venv/dev: .venv/ready extras/meaning/pyproject.toml extras/voices/pyproject.toml
	$(BIN)/pip install --quiet --editable extras/meaning --editable extras/voices
	$(BIN)/pip install --quiet --editable ".[semantic,audio,apprise,keyring]" --group dev
	@touch $@

# Calendar programs and a server that the feed and to-dos are tried with, in a place of their own: they want other versions of what we use.
.venv/peers: .venv/dev
	$(PYTHON) -m venv .venv/peers
	.venv/peers/bin/pip install --quiet khal vdirsyncer todoman radicale

.venv/docs: .venv/dev
	$(BIN)/pip install --quiet --group docs
	@touch $@

.venv/bench: .venv/dev
	$(BIN)/pip install --quiet --group bench
	@touch $@

clean:
	rm -rf build dist site demo-data .venv

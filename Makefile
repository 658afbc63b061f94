# baoso: `make run` for the bot, `make test` for all checks. Both need Python 3.11 or newer, git and make.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --quiet --quiet --disable-pip-version-check
COMPILE := $(BIN)/uv pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-annotate --custom-compile-command "make lock"
EXTRACT := $(BIN)/pybabel --quiet extract --mapping pyproject.toml --keyword say --keyword plural:1,1 \
	--no-location --sort-output --project baoso --copyright-holder "baoso contributors" \
	--output build/messages.pot bot handlers
UPDATE := $(BIN)/pybabel --quiet update --input-file build/messages.pot --output-dir locales \
	--no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard locales/*/LC_MESSAGES/messages.po))
MAKEFLAGS += --no-print-directory
.DELETE_ON_ERROR:
.PHONY: help run demo test cover soak bench fix messages lock clean

help:  ## this list
	@sed -nE 's/^([a-z]+):[^#]*## (.*)/make \1\t\2/p' Makefile

run: .venv/.run $(CATALOGUES)  ## the bot where a token is set, else the demo
	@if [ -n "$$BAOSO_TOKEN$$BAOSO_TOKEN_FILE" ] \
	|| grep -Eqs "^[[:space:]]*(export[[:space:]]+)?BAOSO_TOKEN(_FILE)?[[:space:]]*=[[:space:]]*[\"']?[^\"'[:space:]#]" .env; \
	then exec $(BIN)/baoso run; else exec $(BIN)/baoso demo; fi

demo: .venv/.run $(CATALOGUES)  ## the bot on a phone in the browser, without Telegram
	@exec $(BIN)/baoso demo

test: .venv/.test $(CATALOGUES)  ## all checks; the tests come last
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/pyright
	$(BIN)/lint-imports --no-logo
	@mkdir -p build
	$(EXTRACT)
	@$(UPDATE) --check 2>/dev/null || { echo 'The catalogues are behind the code: make messages' >&2; exit 1; }
	$(BIN)/pytest --numprocesses 4

cover: .venv/.test $(CATALOGUES)  ## the tests, and which lines and branches they never took
	$(BIN)/pytest --numprocesses 2 --cov

soak: .venv/.test $(CATALOGUES)  ## the properties, tried a hundred times longer
	$(BIN)/pytest --numprocesses 2 --hypothesis-profile soak --timeout 3600

bench: .venv/.test $(CATALOGUES)  ## speed, side by side with bare bots
	@exec $(BIN)/python -m tests.bench

fix: .venv/.test  ## what ruff can put right by itself
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

messages: .venv/.run  ## bring the catalogues up to the code
	@mkdir -p build
	$(EXTRACT)
	$(UPDATE)

lock: .venv/.test  ## choose the packages' versions anew
	$(COMPILE) --upgrade pyproject.toml --group build --output-file requirements.lock
	$(COMPILE) --upgrade pyproject.toml --group build --group dev --constraints requirements.lock \
		--output-file requirements-dev.lock

clean:  ## remove what make made
	rm -rf .venv build dist $(CATALOGUES)

.venv/.run: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "baoso needs Python 3.11 or newer")'
	@$(PYTHON) -c 'import ensurepip' || { echo 'Python lacks ensurepip: on Debian, apt-get install python3-venv' >&2; exit 1; }
	@echo 'Setting up .venv'
	@$(PYTHON) -m venv .venv
	@$(PIP) install --require-hashes --no-deps --requirement requirements.lock
	@$(PIP) install --no-deps --no-index --no-build-isolation --editable .
	@touch $@

.venv/.test: .venv/.run requirements-dev.lock
	@echo 'Setting up the tools for tests'
	@$(PIP) install --require-hashes --no-deps --requirement requirements-dev.lock
	@touch $@

locales/%.mo: locales/%.po | .venv/.run
	@$(BIN)/pybabel --quiet compile --input-file $< --output-file $@

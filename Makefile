# Dispatch Atlas. `make help` lists the commands.

PORT ?= 8501
BIN := .venv/bin
PYTHON := $(BIN)/python

# What is set up is marked by the content of its lock files, so a second run installs nothing.
digest = $(shell cat $(1) | cksum | cut -d' ' -f1)
RUN_PYTHON := .venv/.ready/run-$(call digest,requirements/run.lock)
RUN_NODE := node_modules/.ready-run-$(call digest,package-lock.json)
TEST_PYTHON := .venv/.ready/test-$(call digest,requirements/test.lock)
TEST_NODE := node_modules/.ready-test-$(call digest,package-lock.json)

.DELETE_ON_ERROR:

.PHONY: help
help: ## list the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

.PHONY: run
run: setup ## set up, and serve at http://localhost:8501 (PORT=, ATLAS=FOLDER)
	$(PYTHON) -m streamlit run app.py --server.address localhost --server.port $(PORT) --server.headless true

.PHONY: setup
setup: $(RUN_PYTHON) $(RUN_NODE) ## only set up: Python packages in .venv, browser libraries in node_modules

.PHONY: test
test: lint chromium ## set up, and run every check and test
	$(PYTHON) -m pytest -n auto --dist loadfile

.PHONY: check
check: lint ## the quick part of `make test`: format, lint, types, tests without a browser
	$(PYTHON) -m pytest -n auto --dist loadfile -m "not browser"

.PHONY: lint
lint: $(TEST_PYTHON) $(TEST_NODE)
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m ruff check .
	$(PYTHON) -m mypy
	$(PYTHON) -m tools.npm run --silent check

.PHONY: format
format: $(TEST_PYTHON) $(TEST_NODE) ## put every file into the project's format
	$(PYTHON) -m ruff format .
	$(PYTHON) -m ruff check --fix .
	$(PYTHON) -m tools.npm run --silent format

.PHONY: bench
bench: chromium $(TEST_NODE) ## measure this app beside the app most people would write
	$(PYTHON) -m benchmarks

.PHONY: screenshots
screenshots: chromium $(TEST_NODE) ## take the README's pictures again
	$(PYTHON) -m tools.screenshots

.PHONY: chromium
chromium: $(TEST_PYTHON) ## find a Chromium, or install one
	@$(PYTHON) -m tools.chromium

.PHONY: lock
lock: $(TEST_PYTHON) ## write the lock files again, with the newest versions within the bounds
	$(call compile,requirements.txt,run)
	$(call compile,requirements/test.txt --constraints requirements/run.lock,test)
	$(call compile,requirements/installer.txt --constraints requirements/test.lock,installer)
	$(PYTHON) -m tools.npm update --package-lock-only

compile = $(PYTHON) -m uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
	$(1) --output-file requirements/$(2).lock

# Set-up: a virtual environment, and into it exactly what the lock files name.

$(RUN_PYTHON): | $(PYTHON)
	$(call install,run)
	@rm -rf $(@D) && mkdir $(@D) && touch $@

$(TEST_PYTHON): | $(PYTHON)
	$(call install,test)
	@rm -rf $(@D) && mkdir $(@D) && touch $@ $(RUN_PYTHON)

$(RUN_NODE): | $(RUN_PYTHON)
	$(PYTHON) -m tools.npm ci --omit=dev
	@touch $@

$(TEST_NODE): | $(TEST_PYTHON)
	$(PYTHON) -m tools.npm ci
	@touch $@ $(RUN_NODE)

$(PYTHON):
	@$(find_python) && "$$python" -m venv --clear .venv

# uv installs in a fifth of pip's time; pip stays for a machine whose settings only pip knows.
define install
$(PYTHON) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/installer.lock
$(PYTHON) -m uv pip install --quiet --python $(PYTHON) --require-hashes -r requirements/$(1).lock \
	|| $(PYTHON) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/$(1).lock
endef

define find_python
for python in $(PYTHON3) python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$python" -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break; \
	python=; \
done; \
test -n "$$python" || { echo "Python 3.11 or newer, with venv, was not found: install it, or name it with PYTHON3=." >&2; exit 1; }
endef

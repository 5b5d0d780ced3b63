# Two commands on a bare machine with git, make and Python >= 3.11 with venv:
#   make site   builds the finished site into site/
#   make test   proves it
# Neither needs root; everything is installed into .venv/ from requirements/, hash by hash.

SHELL := /bin/sh
.DELETE_ON_ERROR:
.DEFAULT_GOAL := site

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input install --quiet
SITE := .
PORT := 8000
FORMAT := text
DUE :=
SINCE :=
# By the environment, since a branch may be called anything that a shell would act on.
export SINCE

# The first Python that is new enough and can make an environment; PYTHON=… decides otherwise.
PYTHON :=
CANDIDATES := $(if $(PYTHON),$(PYTHON),python3 python3.14 python3.13 python3.12 python3.11 python)

define FIND_PYTHON
old=''; bare=''; \
for one in $(CANDIDATES); do \
  "$$one" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 || { old="$$old $$one"; continue; }; \
  "$$one" -c 'import venv, ensurepip' >/dev/null 2>&1 || { bare="$$one"; continue; }; \
  found="$$one"; break; \
done; \
if [ -z "$$found" ] && [ -n "$$bare" ]; then \
  echo "make: $$bare is new enough but cannot make environments: its venv or ensurepip is missing." >&2; \
  echo "      Install it, on Debian and Ubuntu with: sudo apt install python3-venv" >&2; exit 1; \
elif [ -z "$$found" ]; then \
  echo "make: Faktum needs Python 3.11 or later; none found under the names: $(CANDIDATES)." >&2; \
  echo "      Install one, or name it: make PYTHON=/path/to/python3 site" >&2; exit 1; \
fi
endef

.PHONY: site serve check test tools bench lint types unit schema lock clean help

site: $(VENV)/site.stamp ## Build the site into site/
	@$(BIN)/faktum build --site $(SITE)
	@echo
	@echo "The site is in site/. Look at it:  $(BIN)/python -m http.server --directory site $(PORT)"
	@echo "                              then open  http://localhost:$(PORT)/"
	@echo "While editing, see every change at once:  make serve"

serve: $(VENV)/site.stamp ## Show the site while you edit it
	@$(BIN)/faktum serve --site $(SITE) --port $(PORT)

check: $(VENV)/site.stamp ## Say what is wrong with facts and texts
	@$(BIN)/faktum check --site $(SITE) --format $(FORMAT) $(if $(DUE),--due) $${SINCE:+--since "$$SINCE"}

test: tools lint types unit ## Prove it: lint, types and every test, with coverage

# A browser, Node, Java and what npm brings: found, or fetched into build/tools/ and tests/browser/.
tools: $(VENV)/test.stamp
	@$(BIN)/python tests/browser/tools.py >/dev/null

# Minutes to hours, with nothing else running: see benchmarks/README.md. SPEED="--sizes 1000 --runs 5"
bench: $(VENV)/bench.stamp tools ## Print how fast it is beside Hugo
	@$(BIN)/python benchmarks/speed.py $(SPEED)

lint: $(VENV)/test.stamp
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check --quiet || { echo "make: run $(BIN)/ruff format" >&2; exit 1; }

types: $(VENV)/test.stamp
	@$(BIN)/mypy

unit: tools
	@$(BIN)/pytest -n auto $(if $(TESTS),$(TESTS),--cov --cov-report=term)

schema: $(VENV)/site.stamp ## Write data/schema/ anew from the models
	@$(BIN)/python -m faktum.publish.schema

# Renew the exact versions within the bounds of pyproject.toml. uv is needed here only.
UV := build/uv/bin/uv
EXACTLY := --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --system-certs --quiet
COMPILE := $(UV) pip compile pyproject.toml --group build $(EXACTLY) --upgrade
COMPILE_TOOL := $(UV) pip compile $(EXACTLY) --upgrade --group pyproject.toml
lock: $(VENV)/site.stamp ## Renew the exact versions in requirements/
	@test -x $(UV) || $(BIN)/python -m venv build/uv
	@build/uv/bin/python -m pip --disable-pip-version-check install --quiet 'uv>=0.13,<1'
	@$(COMPILE) --output-file requirements/site.txt
	@$(COMPILE) --extra test --constraint requirements/site.txt --output-file requirements/test.txt
	@for tool in node java bench; do $(COMPILE_TOOL):$$tool --output-file requirements/$$tool.txt || exit 1; done

clean: ## Remove everything that was built or installed
	rm -rf $(VENV) site .site.faktum build dist tests/browser/node_modules tests/browser/chromium/node_modules .cache .coverage .coverage.* .pytest_cache .mypy_cache .ruff_cache .hypothesis

help: ## List the targets
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST)

# -- environment ------------------------------------------------------------------------------

$(BIN)/python:
	@$(FIND_PYTHON); \
	echo "Making an environment in $(VENV)/ with $$("$$found" --version) …"; \
	rm -rf $(VENV); "$$found" -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

# A stamp is newer than what it was installed from, so nothing is installed twice.
$(VENV)/site.stamp: requirements/site.txt pyproject.toml | $(BIN)/python
	@echo "Installing what the site needs …"
	@$(PIP) --require-hashes --requirement requirements/site.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/test.stamp: requirements/test.txt $(VENV)/site.stamp
	@echo "Installing what the tests need …"
	@$(PIP) --require-hashes --requirement requirements/test.txt
	@touch $@

$(VENV)/bench.stamp: requirements/bench.txt $(VENV)/test.stamp
	@echo "Installing what the benchmark needs …"
	@$(PIP) --require-hashes --requirement requirements/bench.txt
	@touch $@

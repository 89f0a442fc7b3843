# Two commands do all the set-up: `make demo` and `make test`.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready

.PHONY: help setup demo test check lint types contracts faults bench snapshots clean
.DEFAULT_GOAL := help

help: ## What can be made
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1|\2/' | awk -F'|' '{printf "%-18s %s\n", $$1, $$2}'

setup: $(READY) ## Make the virtual environment, with everything in it

# .pyc files are compiled here because an editable install is otherwise compiled again at every start
# where PYTHONDONTWRITEBYTECODE is set.
$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed, this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	@PYTHON=$(PYTHON) sh .ci/system-packages
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing Python packages (about half a minute)"
	@$(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@$(BIN)/python -m compileall -q $(VENV)/lib workbook exercises exports screens >/dev/null || true
	@touch $@

demo: $(READY) ## Open the finished sample workshop (without a terminal: export it to ./demo/)
	@if [ -t 0 ] && [ -t 1 ]; then \
	  $(BIN)/workbook --library demo/library open "$$($(BIN)/workbook --library demo/library sample --once)"; \
	else \
	  slug=$$($(BIN)/workbook --library demo/library sample --once) && \
	  $(BIN)/workbook --library demo/library export "$$slug" --document report -f pdf -f html -f md --to demo --force; \
	fi

test: $(READY) ## All tests but the long fault runs and the timings
	$(BIN)/python -m pytest -n 4 --dist worksteal -m 'not faults and not bench'

faults: $(READY) ## Long fault runs: real kills, full disks, damaged files
	$(BIN)/python -m pytest -m faults tests/faults

bench: $(READY) ## Timings, as ratios in one run
	$(BIN)/python -m pytest -m bench -s -p no:xdist tests/bench

check: lint types contracts ## Lint, types and import contracts

lint: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(READY)
	$(BIN)/mypy

contracts: $(READY)
	$(BIN)/lint-imports

snapshots: $(READY) ## Take the screen snapshots anew (look at every one before you commit it)
	$(BIN)/python -m pytest tests/screens --snapshot-update

clean: ## Remove what was made
	rm -rf $(VENV) demo build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# make demo: read the examples and show what was found. make test: all checks.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
JOBS ?= 2
STAMP := $(VENV)/.installed
LEAN := $(VENV)/.lean

.PHONY: demo test lint types unit eval bench compiled schema audit clean

# Reading alone needs little; the checks need everything.
$(LEAN): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --editable .
	touch $@

$(STAMP): $(LEAN)
	$(BIN)/pip install --quiet --editable ".[dev]"
	touch $@

demo: $(LEAN)
	$(BIN)/tawthiq extract examples/reports.jsonl --format table

test: lint types unit

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP)
	$(BIN)/mypy

unit: $(STAMP)
	$(BIN)/tawthiq codebook check
	$(BIN)/tawthiq places check
	$(BIN)/python -m pytest -n $(JOBS) --dist loadfile --no-loadscope-reorder
	DJANGO_SETTINGS_MODULE=tawthiq.desk.settings \
	  $(BIN)/python -m pytest tests/desk -n $(JOBS) --dist loadfile --no-cov

# Scores the examples, and where ../shared is present its gold and the July corpus too.
eval: $(STAMP)
	$(BIN)/python eval/evaluate.py
	$(BIN)/python eval/evaluate.py --thorough

# A wheel in dist whose reader is compiled to C, some 1.6 times as fast, and the proof
# that it reads the same.  It needs a C compiler and Python's headers; nothing else does.
compiled: $(STAMP)
	rm -rf build/compiled dist/tawthiq-*-cp*.whl
	HATCH_BUILD_HOOK_ENABLE_CUSTOM=1 $(BIN)/pip wheel --quiet --no-deps --wheel-dir dist .
	$(BIN)/pip install --quiet --no-deps --target build/compiled dist/tawthiq-*-cp*.whl
	$(BIN)/python -m pytest --no-cov tests/test_compiled.py

bench: $(STAMP)
	$(BIN)/python benchmarks/throughput.py
	$(BIN)/python benchmarks/places.py

# Licences and known holes of what we depend on.  Holes are asked of a public database, so
# this is not in `test`; CI runs it after.
audit: $(STAMP)
	$(BIN)/pip install --quiet --editable ".[audit]"
	$(BIN)/python scripts/audit.py

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .coverage build dist

# make       sets everything up and runs the whole collection (notebooks -> figures)
# make test  checks it: lint, unit tests and doctests, nbval, byte-for-byte re-execution
PYTHON ?= python3
UV := .venv-uv/bin/uv
BIN := .venv/bin
NOTEBOOKS := $(sort $(wildcard notebooks/*.ipynb))

export UV_PYTHON_DOWNLOADS := never
export PYTHONHASHSEED := 0
export OMP_NUM_THREADS := 1
export OPENBLAS_NUM_THREADS := 1

.PHONY: all setup notebooks test lint format bench peers lab lock clean

all: notebooks

setup: .venv/.ready

$(UV):
	$(PYTHON) -m venv .venv-uv
	.venv-uv/bin/python -m pip install --quiet --disable-pip-version-check "uv>=0.9,<1"

.venv/.ready: requirements.lock.txt pyproject.toml | $(UV)
	$(UV) venv --quiet --clear --python $(PYTHON) .venv
	$(UV) pip sync --quiet --python $(BIN)/python --require-hashes --compile-bytecode requirements.lock.txt
	$(UV) pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e .
	touch $@

notebooks: setup
	$(BIN)/python tools/execute.py $(NOTEBOOKS)
	$(BIN)/python tools/findings.py
	$(BIN)/python tools/tables.py

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: setup
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

test: lint
	$(BIN)/pytest -n 2 --dist loadfile tests lib
	$(BIN)/pytest -n 2 --dist loadfile -p no:cacheprovider --nbval notebooks

bench: setup  ## writes dated tables into bench/; after `make peers` public extractors are measured too
	$(firstword $(wildcard .venv-peers/bin) $(BIN))/python tools/bench.py
	$(firstword $(wildcard .venv-peers/bin) $(BIN))/python tools/bench_readers.py
	$(BIN)/python tools/bench_words.py
	$(BIN)/python tools/bench_build.py

peers: setup  ## public number extractors, in an environment of their own
	$(UV) venv --quiet --clear --python $(PYTHON) .venv-peers
	$(UV) pip sync --quiet --python .venv-peers/bin/python --require-hashes requirements.lock.txt
	$(UV) pip install --quiet --python .venv-peers/bin/python --no-deps --no-build-isolation -e .
	$(UV) pip install --quiet --python .venv-peers/bin/python --group peers

lab: setup
	$(BIN)/jupyter lab notebooks

lock: $(UV)  ## after a change of pyproject.toml
	$(UV) pip compile --quiet pyproject.toml --group dev --universal --python-version 3.11 --upgrade \
	  --generate-hashes --no-header --no-annotate --no-emit-index-url -o requirements.lock.txt

clean:
	rm -rf .venv .venv-uv .venv-peers .cache

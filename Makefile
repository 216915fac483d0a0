# Every target sets up .venv by itself the first time and is quick after that.
PYTHON ?= python3
ENGINE ?= mkdocs
BIN := .venv/bin
READY := .venv/.ready
# Where it is set, every start of Python compiles everything again; uv leaves compiling to the first start.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: setup site serve test check verify pack audit lock clean

setup: $(READY)           ## install everything into .venv

site: $(READY)            ## check the sources and build the site into site/
	$(BIN)/footnoted build --engine $(ENGINE)

serve: $(READY)           ## preview while writing, on http://127.0.0.1:8000, with the findings in the pages
	$(BIN)/footnoted serve --engine $(ENGINE) $(if $(ADDRESS),--address $(ADDRESS))

check: $(READY)           ## check the sources, the code's style and its types
	$(BIN)/footnoted check
	$(BIN)/ruff check src tests
	$(BIN)/ruff format --check src tests
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

test: $(READY)            ## everything above, and all tests (needs or installs a Chromium)
	$(BIN)/python tests/browser/chromium.py
	$(BIN)/python tests/pango.py
	$(MAKE) --no-print-directory check
	# Three workers on two cores: a third of their time is waiting for browsers, builds and kills.
	$(BIN)/pytest -n 3 --dist worksteal

verify: $(READY)          ## confirm every excerpt in its source (asks the web); what is missing is no failure here
	$(BIN)/footnoted verify --report report.md || test $$? -eq 1

pack:                     ## the built site as artifact.tar: the same site is always the same bytes (needs GNU tar)
	tar --create --file artifact.tar --format ustar --sort name --mtime @0 --owner 0 --group 0 --numeric-owner \
	  --mode a+rX,u+w,go-w --directory site .

audit: $(READY) site      ## the long sweeps: rules and their tests, costs, kills, search, every page at every width (four hours)
	$(BIN)/python tests/bench/rules.py
	$(BIN)/python tests/bench/mutants.py
	$(BIN)/python tests/bench/reading.py
	$(BIN)/python tests/bench/axe.py
	$(BIN)/python tests/bench/firefox.py
	$(BIN)/python tests/bench/nu.py
	$(BIN)/python tests/bench/weight.py
	$(BIN)/python tests/bench/lighthouse.py
	$(BIN)/python tests/bench/search/run.py ours stock
	$(BIN)/python tests/bench/start.py
	$(BIN)/python tests/bench/extras.py
	$(BIN)/python tests/bench/speed.py
	$(BIN)/python tests/bench/publish.py
	$(BIN)/python tests/bench/permalinks.py
	$(BIN)/python tests/bench/kill.py

lock: $(READY)            ## resolve requirements.txt again (needs the network)
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url \
	  --extra site --extra dev --quiet --output-file requirements.txt pyproject.toml

clean:                    ## remove what was built and installed
	rm -rf .venv site .cache .footnoted_cache .node_tools

$(READY): requirements.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12 …")'
	@echo 'Installing into .venv: half a minute or so …'
	$(PYTHON) -m venv --clear .venv
	sed -n '/^uv==/,/[^\\]$$/p' requirements.txt | \
	  $(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r /dev/stdin
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	$(BIN)/footnoted --version
	touch $@

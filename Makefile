# Local policy on ICE cooperation: from articles to tables, figures, notebooks and pages.
#
# `make` does everything; `make help` lists the rest. Works with GNU make 3.81 (macOS) and later. Every step has a
# real file as its target; whatever a step writes in one go is stood for by one file, which the step always touches:
#   .venv/ready -> data/processed/datapackage.json -> figures/timeline.png -> .make/notebooks -> reports/index.html
# The notebooks are their own source (they are executed in place), so a file in .make/ stands for them.

PY = .venv/bin/python
LOG = .venv/install.log
GOLD = tests/labelled/labels.csv

TABLES = data/processed/datapackage.json
FIGURES = figures/timeline.png
DONE = .make/notebooks
PAGES = reports/index.html

# $(call changed,TARGET,PLACES): FORCE where a file below PLACES is newer than TARGET. Names of articles may hold
# blanks, which make's own lists cannot; and a folder's time tells that an article was taken away.
changed = $(if $(shell find $(2) \( -type f -o -path 'data/raw/*' \) -newer $(1) ! -name '*.pyc' ! -name '.*' \
	! -path '*/.ipynb_checkpoints/*' ! -path 'data/raw/originals*' 2>/dev/null | head -n 1),FORCE)
TABLE_CODE = $(wildcard src/analysis/*.py) src/analysis/loaders src/analysis/reading src/analysis/tables

# The kernel of this environment, not one of the same name from the home folder.
export JUPYTER_PREFER_ENV_PATH = 1
export PYTHONHASHSEED = 0
# Nothing from outside the environment may get in.
unexport PYTHONPATH PYTHONHOME

.DEFAULT_GOAL = all
.NOTPARALLEL:
.PHONY: all everything environment data figures notebooks reports summary test check score train benchmark why lab lint lock \
	register in-force review diff clean help FORCE

all: ## everything: environment, tables, figures, notebooks, pages
	@if $(MAKE) -s -q everything >/dev/null 2>&1; then \
		echo "Nothing to do: tables, figures, notebooks and pages are up to date. Open $(PAGES)"; \
	else \
		$(MAKE) --no-print-directory everything && $(MAKE) --no-print-directory summary; \
	fi

everything: $(PAGES)

environment: .venv/ready ## the Python environment in .venv, from requirements.lock

data: $(TABLES) ## the tables in data/processed and, for other tools, in data/exports

figures: $(FIGURES) ## the figures, from the tables

notebooks: $(DONE) ## run the notebooks in place

reports: $(PAGES) ## the pages in reports/, from the notebooks

test: .venv/ready ## the tests
	@$(PY) -m pytest $(TESTS)

lab: .venv/ready ## JupyterLab on the notebooks (ARGS="--no-browser" and the like)
	@$(PY) -m jupyterlab notebooks $(ARGS)

check: .venv/ready ## rebuild into a temporary folder and compare with what stands in the project (two minutes)
	@$(PY) -m analysis check

GOLD ?= tests/labelled/labels.csv

score: .venv/ready ## how well the reading does: make score [GOLD=labels.csv] [ARTICLES=folder]
	@$(PY) -m analysis score "$(GOLD)" $(if $(ARTICLES),--articles "$(ARTICLES)")

train: .venv/ready ## fit the judgement anew to training/ and the tuning half of tests/labelled (five minutes)
	@$(PY) tools/train_judgement.py $(ARGS)

benchmark: .venv/ready ## the reading against an afternoon's script; see benchmarks/README.md for the extra it can use
	@$(PY) benchmarks/compare.py

why: .venv/ready ## the words an action rests on: make why ID=003-oakland
	@$(PY) -m analysis why "$(ID)"

in-force: .venv/ready ## the policies standing in a place on a day: make in-force PLACE="Oakland, CA" DAY=2019-06-01
	@$(PY) -m analysis in-force "$(PLACE)" "$(DAY)"

review: .venv/ready ## the rows a person should look at first (MOST=50 for more)
	@$(PY) -m analysis review $(if $(MOST),--most $(MOST))

diff: .venv/ready ## what changed between two builds: make diff OLD=folder [NEW=folder]
	@test -n "$(OLD)" || { echo "Name the tables of an earlier build: make diff OLD=folder (a copy of data/processed)."; exit 1; }
	@$(PY) -m analysis diff "$(OLD)" "$(or $(NEW),data/processed)"

summary: ## what was read, what was found, which page to open
	@echo
	@$(PY) -m analysis summary

lint: .venv/ready ## ruff: faults and layout of the code
	@$(PY) -m ruff check . && $(PY) -m ruff format --check .

lock: ## write requirements.lock anew from pyproject.toml (needs uv)
	@UV_CUSTOM_COMPILE_COMMAND="make lock" uv pip compile --quiet --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-emit-find-links --all-extras pyproject.toml -o requirements.lock
	@echo "requirements.lock is written. Run make and make test with it before you commit it."

register: .venv/ready ## bring up to date: hashes and new digests in data/raw/SOURCES.csv, counts in docs/record.md
	@$(PY) tools/refresh_counts.py
	@$(PY) tools/refresh_register.py

clean: ## remove the environment, the pages and caches; tables, figures and notebooks stay
	@rm -rf .venv .make reports .pytest_cache .ruff_cache .hypothesis
	@find src tests tools -name __pycache__ -type d -prune -exec rm -rf {} +
	@echo "Removed .venv, reports and caches."

help: ## this list
	@echo "make TARGET"
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1	\2/p' Makefile | expand -t 16

.venv/ready: requirements.lock pyproject.toml
	@set -e; \
	python=; \
	for name in $(if $(PYTHON),"$(PYTHON)",python3.13 python3.12 python3.11 python3 python); do \
		[ -z "$$python" ] || break; \
		if "$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then python="$$name"; fi; \
	done; \
	if [ -z "$$python" ]; then \
		echo "$(if $(PYTHON),$(PYTHON) is not,There is no) Python 3.11 or later. Install one from python.org, or name it:"; \
		echo "make PYTHON=/path/to/python"; \
		exit 1; \
	fi; \
	if ! .venv/bin/python -c 'import pip' >/dev/null 2>&1; then \
		echo "Making the environment .venv with `"$$python" --version 2>&1` ..."; \
		if ! "$$python" -m venv --clear .venv; then \
			echo "The environment could not be made. On Debian or Ubuntu: apt install python3-venv, then make again."; \
			exit 1; \
		fi; \
	fi; \
	printf 'Installing what requirements.lock lists (a minute or two; log in $(LOG)) '; \
	(while sleep 2; do printf .; done) & ticker=$$!; trap 'kill $$ticker 2>/dev/null || :' EXIT; \
	if ! { $(PY) -m pip install --require-hashes -r requirements.lock && \
		$(PY) -m pip install --no-deps --no-build-isolation -e . ; } >$(LOG) 2>&1; then \
		echo; grep -v '^Requirement already' $(LOG) | tail -n 15; \
		echo "The installation failed; the whole log is in $(LOG). Check the network, then run make again."; \
		exit 1; \
	fi; \
	echo
	@touch $@

$(TABLES): .venv/ready $(call changed,$(TABLES),data/raw $(TABLE_CODE))
	@echo "Reading the articles, writing the tables ..."
	@$(PY) -m analysis build
	@touch $@

$(FIGURES): $(TABLES) $(call changed,$(FIGURES),src/analysis/charts)
	@echo "Drawing the figures ..."
	@$(PY) -m analysis figures
	@touch $@

$(DONE): $(FIGURES) $(call changed,$(DONE),notebooks src/analysis/report)
	@echo "Running the notebooks ..."
	@$(PY) -m analysis notebooks
	@mkdir -p $(@D)
	@touch $@

$(PAGES): $(DONE)
	@echo "Making the pages ..."
	@$(PY) -m analysis reports
	@touch $@

# Verbs for people and machines alike. Each sets up what it needs, once.
PYTHON ?= python3
PORT ?= 8000
export PORT FRESH SCALE ARGS
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test soak check fix assets bench screenshots help

help:
	@echo "make run           start everything on http://127.0.0.1:8000 (PORT=..., FRESH=1 starts over)"
	@echo "make test          every test, on engines of its own (ARGS='-k words')"
	@echo "make soak          fuzz, try concerns and kill processes for an hour or two, and print what was reached"
	@echo "make check         linters, types, import rules, migrations, deployment settings"
	@echo "make fix           what the linters can mend by themselves"
	@echo "make bench         measure the operations that matter (SCALE=pcn, icb, directory, evidence or england)"
	@echo "make screenshots   write docs/screenshots"

assets:
	@$(PYTHON) spcore/setup/bootstrap.py run

run:
	@$(PYTHON) spcore/setup/bootstrap.py run
	@.venv/bin/python spcore/setup/run.py

test:
	@$(PYTHON) spcore/setup/bootstrap.py dev
	@.venv/bin/python spcore/setup/test.py

soak:
	@$(PYTHON) spcore/setup/bootstrap.py dev
	@.venv/bin/python spcore/setup/soak.py

check:
	@$(PYTHON) spcore/setup/bootstrap.py dev
	@.venv/bin/python spcore/setup/check.py

fix:
	@$(PYTHON) spcore/setup/bootstrap.py dev
	-@.venv/bin/ruff check --fix .
	@.venv/bin/ruff format .

# Measured on the engines of `make run`, or on the servers that DATABASE_URL and REDIS_URL name.
bench screenshots:
	@$(PYTHON) spcore/setup/bootstrap.py dev
	@.venv/bin/python spcore/setup/with_engines.py $@

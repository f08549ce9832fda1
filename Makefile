# Một Cửa. Needs Python 3.11 or later and make; everything else is fetched into this folder.
# `make help` lists the commands.
PYTHON ?= python3
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help run test check bench lock assets clean runtime tools

help: ## say what each command does
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1|\2/p' Makefile | while IFS='|' read -r name text; do printf '%-12s %s\n' "$$name" "$$text"; done

run: runtime ## start the city: database, web server, worker (Ctrl-C stops everything)
	@$(BIN)/motcua run

test: tools ## run every test, real-browser journeys included
	@$(BIN)/python scripts/chromium.py
	@$(BIN)/python -m motcua.launcher.prepare
	@$(BIN)/python -m pytest -n 2 $(TESTS)

check: tools ## ruff, mypy, import contracts, template lint, sizes, migrations, translations
	@$(BIN)/python scripts/check.py

bench: tools ## measure every performance claim of docs/reference/performance.md
	@$(BIN)/python -m bench

assets: runtime ## build the front end when its sources changed
	@$(BIN)/python -m motcua.launcher.prepare

lock: tools ## resolve the dependencies anew and write requirements/ and package-lock.json
	@$(BIN)/python scripts/lock.py

clean: ## remove what can be built again (the city's data in var/ stay)
	rm -rf .venv build node_modules

runtime:
	@command -v $(PYTHON) >/dev/null || { echo "Một Cửa needs Python 3.11 or later and found no $(PYTHON): install it and repeat." >&2; exit 2; }
	@$(PYTHON) scripts/bootstrap.py runtime

tools:
	@command -v $(PYTHON) >/dev/null || { echo "Một Cửa needs Python 3.11 or later and found no $(PYTHON): install it and repeat." >&2; exit 2; }
	@$(PYTHON) scripts/bootstrap.py dev

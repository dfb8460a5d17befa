# Every command of the project. `make help` lists them.
# Settings: PORT, DB (serve, dev), CHROME, CHROMEDRIVER (test), FUZZ_SECONDS (fuzz),
# BENCH_ITEMS, BENCH_ROUNDS, BENCH_INPUTS, BENCH_WAYS (bench), CARGO_TARGET_DIR.

PORT ?= 8080
DB ?= end2end/.data/portal.sqlite3
export PORT DB

setup := end2end/setup

.DEFAULT_GOAL := help
.PHONY: help serve dev build test check fuzz bench setup clean

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: ## build the portal and serve it with the stand-in API on http://127.0.0.1:$(PORT)
	@exec $(setup)/serve.sh

dev: ## like serve, rebuilding and reloading at every change
	@exec $(setup)/dev.sh

build: ## build the portal into dist/ and print what a first visit downloads
	@exec $(setup)/build.sh

test: ## everything: format, lints, unit, browser, contract, kill and journey tests
	@exec $(setup)/test.sh

check: ## the fast part of it: format, lints, the rules of the city
	@exec $(setup)/check.sh

fuzz: ## tables, receipts and answers of servers nobody would write, FUZZ_SECONDS for each kind
	@exec $(setup)/fuzz.sh

bench: ## how fast it is, also beside other form libraries (half an hour)
	@exec $(setup)/bench.sh

setup: ## only install the tools that are missing
	@exec $(setup)/all.sh

clean: ## remove what was built and the demonstration data (not the tools)
	rm -rf dist target end2end/.data end2end/bench/results end2end/test-results end2end/playwright-report

# The commands of Souk. Each is a script in Scripts/, which says what it does and why.
.DEFAULT_GOAL := help
.PHONY: serve build test bench browser format lint imports pictures clean help

export RELEASE HOST PORT DATA

serve: ## build and start a demo shop on http://127.0.0.1:8080 (RELEASE=1, HOST=, PORT=, DATA=)
	@bash Scripts/serve.sh

build: ## build everything, undeclared imports refused (RELEASE=1)
	@bash Scripts/build.sh

test: ## every test, on SQLite and on PostgreSQL, and the pages in a browser (FILTER=name, TEST_POSTGRES_URL=postgres://…)
	@bash Scripts/test.sh

bench: ## release build, then every benchmark (BENCH="place --json" for one)
	@bash Scripts/bench.sh

browser: ## the browser tests, in headless Chromium
	@bash Scripts/browser.sh

format: ## lay out all Swift code by .swift-format
	@swift format format --in-place --parallel -r Sources Tests Package.swift

lint: ## refuse code that `make format` would change, and shell scripts with mistakes
	@bash Scripts/lint.sh

imports: ## draw docs/concepts/imports.svg anew from Package.swift
	@bash Scripts/imports.sh

pictures: ## draw docs/pictures anew: the README's pages, from a fresh demo
	@bash Scripts/browser.sh Tests/BrowserTests/pictures.py

clean: ## throw away what was built; data stays
	rm -rf .build .build-release .build-browser .venv

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' Makefile

#!/usr/bin/env bash
# imports.sh: draws docs/concepts/imports.svg anew from Package.swift. The test that keeps it true knows how to draw it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

bash Scripts/build.sh --build-tests
SOUK_DRAW_IMPORTS=1 swift test --skip-build --disable-xctest --filter 'TidyTests.ImportTests'

#!/usr/bin/env bash
# lint.sh: refuses Swift that `make format` would change, and shell scripts that do not parse.
# The compiler refuses warnings by itself (Package.swift).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

swift format lint --strict --parallel -r Sources Tests Package.swift
for script in .ci/run Scripts/*.sh; do bash -n "$script"; done
if command -v shellcheck >/dev/null; then shellcheck -x .ci/run Scripts/*.sh; fi
echo "==> Nothing to complain of"

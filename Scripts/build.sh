#!/usr/bin/env bash
# build.sh [ARGUMENT…]: builds with Swift; RELEASE=1 builds for speed, into a folder of its own.
# Undeclared imports are refused: all modules of a build lie in one folder, so they could build by luck.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

if ! command -v swift >/dev/null; then
    echo "==> Souk is built with Swift 6.2 or newer, and no swift is on the PATH: https://www.swift.org/install/linux" >&2
    exit 1
fi

bash Scripts/debian.sh "building: SQLite, PostgreSQL's client, and the tool that finds them" \
    libsqlite3-dev libpq-dev pkg-config

mode=(--explicit-target-dependency-import-check error)
if [ "${RELEASE:-}" = 1 ]; then mode+=(-c release --scratch-path .build-release); fi

echo "==> Building (the first time takes some minutes): swift build ${mode[*]} $*"
swift build "${mode[@]}" "$@"

#!/usr/bin/env bash
# bench.sh: builds for speed and runs the benchmarks named in BENCH (all).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

RELEASE=1 bash Scripts/build.sh --product souk
read -ra what <<<"${BENCH:-all}"
# `search` wants real catalogues: BENCH_DATA names their folder.
if [ -n "${BENCH_DATA:-}" ]; then what+=(--data "$BENCH_DATA"); fi
exec .build-release/release/souk bench "${what[@]}"

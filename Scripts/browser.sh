#!/usr/bin/env bash
# browser.sh [FILE…]: runs Tests/BrowserTests/test_*.py, or the files named, in headless Chromium, each against one fresh demo
# server.
# A test finds SOUK_URL (the server), CHROMIUM (the browser) and SCREENSHOTS (a folder for its pictures).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

shopt -s nullglob
tests=("$@")
if [ ${#tests[@]} -eq 0 ]; then tests=(Tests/BrowserTests/test_*.py); fi
if [ ${#tests[@]} -eq 0 ]; then
    echo "==> There are no browser tests (Tests/BrowserTests/test_*.py): nothing was run."
    exit 0
fi

bash Scripts/debian.sh "the browser tests" chromium fonts-noto-cjk python3-venv curl
if [ ! -x .venv/bin/python ]; then
    echo "==> Making .venv"
    python3 -m venv .venv
fi
if ! .venv/bin/python -c 'import playwright, axe_playwright_python' 2>/dev/null; then
    echo "==> Installing playwright and axe-core into .venv"
    .venv/bin/pip install --progress-bar off playwright axe-playwright-python
fi
bash Scripts/build.sh --product souk

data=$(mktemp -d "${TMPDIR:-/tmp}/souk-browser.XXXXXX")
server=""
clean_up() {
    if [ -n "$server" ]; then
        kill "$server" 2>/dev/null || true
        wait "$server" 2>/dev/null || true
    fi
    rm -rf "$data"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

export SCREENSHOTS=$PWD/.build-browser CHROMIUM=${CHROMIUM:-$(command -v chromium)}
mkdir -p "$SCREENSHOTS"
failed=0
for test in "${tests[@]}"; do
    port=$((20000 + RANDOM % 12000))
    while (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do port=$((20000 + RANDOM % 12000)); done
    url=http://127.0.0.1:$port   # handed to the test alone: the server refuses a SOUK_… that it does not know
    .build/debug/souk serve --demo --host 127.0.0.1 --port "$port" --data "$data/$port" >"$data/$port.log" 2>&1 &
    server=$!
    for _ in $(seq 300); do
        if curl -fs -o "$data/ready" "$url/readyz" 2>/dev/null; then break; fi
        kill -0 "$server" 2>/dev/null || break
        sleep 0.1
    done
    echo "==> $test on $url"
    if ! SOUK_URL=$url .venv/bin/python "$test"; then
        failed=1
        echo "==> $test failed; the server's last words:" >&2
        tail -n 30 "$data/$port.log" >&2
    fi
    kill "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
    server=""
done
echo "==> Pictures are in $SCREENSHOTS"
exit "$failed"

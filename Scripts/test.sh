#!/usr/bin/env bash
# test.sh: builds and runs every test, on SQLite and on PostgreSQL, then looks at the pages in a browser; its exit code is theirs.
# TEST_POSTGRES_URL names a server to use; without it one is started for the run. FILTER runs fewer tests, and no browser.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=Scripts/postgres.sh
source Scripts/postgres.sh

log=""
clean_up() {
    stop_postgres
    rm -f "$log"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

bash Scripts/build.sh --build-tests

if [ -z "${TEST_POSTGRES_URL:-}" ]; then
    start_postgres
    TEST_POSTGRES_URL=$POSTGRES_URL
fi
export TEST_POSTGRES_URL

log=$(mktemp "${TMPDIR:-/tmp}/souk-tests.XXXXXX")
filter=()
if [ -n "${FILTER:-}" ]; then filter=(--filter "$FILTER"); fi

code=0
swift test --skip-build --disable-xctest "${filter[@]}" 2>&1 | tee "$log" |
    { grep --line-buffered -v 'Test case passing .* started\.$' || true; } || code=$?

echo
echo "==> The slowest tests, in seconds"
# Lines read: ✔ Test "name" [with 3 test cases] passed after 0.123 seconds.
sed -nE '/Test run with/d; s/^[^T]*Test (.*) (passed|failed) after ([0-9.]+) seconds.*$/\3 \1/p' "$log" |
    sort -rn | awk 'NR <= 10 { seconds = $1; $1 = ""; printf "%9.3f %s\n", seconds, $0 }'
echo
if ! grep 'Test run with' "$log" | tail -n 1; then
    echo "==> The test run did not come to its end (exit code $code); see above." >&2
    if [ "$code" -eq 0 ]; then code=1; fi
fi

# The pages by axe-core's rules and the script by its attributes. Without a browser this is left out, but never in CI.
if [ -z "${FILTER:-}" ]; then
    bash Scripts/debian.sh "looking at pages in a browser" chromium fonts-noto-cjk python3-venv curl || true
    if [ -n "${CHROMIUM:-}${CI:-}" ] || command -v chromium >/dev/null; then
        bash Scripts/browser.sh Tests/BrowserTests/test_script.py Tests/BrowserTests/test_a11y.py || code=1
    else
        echo "==> NOT RUN: the browser tests, since Chromium cannot be installed here" >&2
    fi
    # Money's other side: a client of another make against our sandbox, and our connector against it.
    bash Scripts/wechat.sh || code=1
fi

# Said once more at the very end: who reads only the last lines of a long run sees what failed.
if [ "$code" -ne 0 ]; then
    echo "==> FAILED:"
    grep -aE '✘|Fatal error|error: Exited' "$log" | cut -c1-400 | tail -n 12 || true
fi
exit "$code"

#!/usr/bin/env bash
# wechat.sh: the WeChat Pay sandbox against PyPI's wechatpayv3, and our connector against the sandbox, each over HTTP on loopback.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

bash Scripts/debian.sh "the WeChat Pay tests" python3-venv
if [ ! -x .venv/bin/python ]; then
    echo "==> Making .venv"
    python3 -m venv .venv
fi
if ! .venv/bin/python -c 'import wechatpayv3' 2>/dev/null; then
    echo "==> Installing wechatpayv3 into .venv"
    .venv/bin/pip install --progress-bar off wechatpayv3
fi
bash Scripts/build.sh --product souk

code=0
for test in Tests/WeChatPayPython/test_*.py; do
    echo "==> $test"
    PYTHONDONTWRITEBYTECODE=1 .venv/bin/python "$test" || code=1
done
exit "$code"

#!/usr/bin/env bash
# serve.sh: builds Souk and starts its demo. Data stays in DATA (./data) from one start to the next.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

bash Scripts/build.sh --product souk
program=.build/debug/souk
if [ "${RELEASE:-}" = 1 ]; then program=.build-release/release/souk; fi

host=${HOST:-127.0.0.1} port=${PORT:-8080} data=${DATA:-./data}
echo "==> Starting Souk on http://$host:$port with its data in $data (Ctrl-C ends it)"
exec "$program" serve --demo --host "$host" --port "$port" --data "$data"

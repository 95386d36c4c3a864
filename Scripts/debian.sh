#!/usr/bin/env bash
# debian.sh WHY PACKAGE…: installs the Debian packages that are missing, and says so; silent when all are there.
set -euo pipefail

why=$1
shift

missing=()
for package in "$@"; do
    if ! command -v dpkg-query >/dev/null; then
        command -v apt-get >/dev/null || continue
    fi
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done

if ! command -v apt-get >/dev/null; then
    echo "==> This is no Debian. Souk needs what these packages hold ($why): $*" >&2
    exit 0
fi
[ ${#missing[@]} -gt 0 ] || exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "==> Missing for $why: ${missing[*]}" >&2
        echo "    Neither root nor sudo here. Please run as root: apt-get install ${missing[*]}" >&2
        exit 1
    fi
    as_root=(sudo)
fi

echo "==> Installing from Debian, for $why: ${missing[*]}"
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"

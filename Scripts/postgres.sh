#!/usr/bin/env bash
# postgres.sh: sourced. `start_postgres` starts a server of our own, thrown away at the end by `stop_postgres`.
# It lies in a temporary folder on a free private port, without fsync: what a test keeps may be lost with the machine.
# PostgreSQL refuses to run as root, so for root it runs as the user `postgres`.

postgres_folder=""

# The folder of the newest server's programs, or nothing.
postgres_programs() {
    local folder
    for folder in $(printf '%s\n' /usr/lib/postgresql/*/bin | sort -rV); do
        if [ -x "$folder/initdb" ]; then echo "$folder" && return; fi
    done
    if command -v initdb >/dev/null; then dirname "$(command -v initdb)"; fi
}

as_postgres() {
    if [ "$(id -u)" -eq 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

# Sets POSTGRES_URL.
start_postgres() {
    local programs port try
    if [ -z "$(postgres_programs)" ]; then
        bash Scripts/debian.sh "the tests, which run on PostgreSQL too" postgresql-15
    fi
    programs=$(postgres_programs)
    if [ -z "$programs" ]; then
        echo "==> No PostgreSQL server here. Install one, or name one with TEST_POSTGRES_URL." >&2
        return 1
    fi

    postgres_folder=$(mktemp -d "${TMPDIR:-/tmp}/souk-postgres.XXXXXX")
    if [ "$(id -u)" -eq 0 ]; then chown postgres "$postgres_folder"; fi
    echo "==> Making a throw-away PostgreSQL in $postgres_folder"
    # The caller's folder may be closed to the user postgres, so it is left for the while.
    (cd / && as_postgres "$programs/initdb" -D "$postgres_folder/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 \
        --no-sync >"$postgres_folder/initdb.log" 2>&1) || { cat "$postgres_folder/initdb.log" >&2 && return 1; }

    for try in 1 2 3 4 5 6 7 8; do   # a port may be taken between the look and the start
        port=$((20000 + RANDOM % 12000))
        if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then continue; fi
        if (cd / && as_postgres "$programs/pg_ctl" start -w -t 60 -s -D "$postgres_folder/data" \
            -l "$postgres_folder/data/server.log" -o "-p $port -c listen_addresses=127.0.0.1 \
            -c unix_socket_directories=$postgres_folder -c max_connections=1000 -c fsync=off -c full_page_writes=off \
            -c checkpoint_timeout=1h -c max_wal_size=4GB"); then
            (cd / && as_postgres "$programs/createdb" -h 127.0.0.1 -p "$port" -U postgres souk_test)
            POSTGRES_URL="postgres://postgres@127.0.0.1:$port/souk_test"
            echo "==> PostgreSQL listens on port $port"
            return
        fi
        echo "    try $try: port $port did not do"
    done
    cat "$postgres_folder/data/server.log" >&2
    return 1
}

# Ends the server that `start_postgres` started, and no other.
stop_postgres() {
    [ -n "$postgres_folder" ] || return 0
    if [ -f "$postgres_folder/data/postmaster.pid" ]; then
        (cd / && as_postgres "$(postgres_programs)/pg_ctl" stop -s -m immediate -D "$postgres_folder/data") || true
    fi
    rm -rf "$postgres_folder"
    postgres_folder=""
}

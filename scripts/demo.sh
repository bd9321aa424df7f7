#!/usr/bin/env bash
# demo.sh: the whole product on this machine, until Ctrl-C.
source "$(dirname "$0")/environment.sh"
source scripts/steps.sh

is_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

port=${HELP_PORT:-8080}
if [[ -z ${HELP_PORT:-} ]]; then
    while is_taken "$port"; do port=$((port + 1)); done
elif is_taken "$port"; then
    complain "Port $port is in use. Choose another with HELP_PORT, or leave it out and the first free one is taken."
    exit 1
fi

scripts/build.sh server wasm sdk
mkdir -p build/demo
database=build/demo/help.db
log=$step_logs/demo-server.log
# A new database is told eight weeks that never were, so that peak hours and waiting times have something to go by.
sample=()
[[ -e $database ]] || sample=(--sample-history)
# So that one person can try everything at any hour: two simulated agents with customers, and a chat that never closes.
"$HELP_SERVER" --listen "127.0.0.1:$port" --database "sqlite://$database" --desk demo/desk.json \
    --bots 2 --open always --new-passwords "${sample[@]}" "${HELP_DEMO_STATIC[@]}" >"$log" 2>&1 &
server=$!

# However this script ends, the server is asked to finish what it is doing, and is waited for.
stopped=''
stop() { stopped=yes; kill -TERM "$server" 2>/dev/null || true; }
trap stop INT TERM
trap 'stop; wait "$server" 2>/dev/null || true' EXIT

# The server says when it listens. No fixed wait: either the line is there, or the server is gone.
until grep -q 'listening on' "$log"; do
    if ! kill -0 "$server" 2>/dev/null; then
        complain 'The backend did not start:' "$(<"$log")"
        exit 1
    fi
    sleep 0.05
done

# The database may be another command's, which knows nothing yet or has lived: the page is told the same.
made_up=''
if node -e 'fetch(process.argv[1]).then((answer) => answer.json()).then(({ sample }) => process.exit(sample ? 0 : 1))' \
    "http://127.0.0.1:$port/v1/load?site=demo"; then
    made_up='
  The peak hours and the first waiting times come from a history that a simulation made up; the page calls them an estimate.'
fi

cat <<TEXT

${bold}The demo runs: http://127.0.0.1:$port/${plain}

  A customer's page, in Portuguese; the help opens with the question mark at the top right.
  The agents' desk: ${bold}http://127.0.0.1:$port/desk/${plain}  Open it in a second browser and log in as

$(sed -n 's/^agent \([^ ]*\) password /    \1  /p' "$log")

  The chat is open day and night here. Two simulated agents answer it, and simulated customers come to it: their names
  end in "(simulação)". The agents claim a chat after a few seconds, or after a minute while you are at the desk and have
  room; then customers come for you as well. There is always a place left for yours.
  The passwords above are new at every start.$made_up
  Tickets that you send are answered at the desk, and are rows in a database. To look at them:

    sqlite3 -box $database 'SELECT reference, team, name, email, details, answer_by FROM ticket'

  The backend's log: ${log#"$HELP_ROOT"/}
  Ctrl-C stops everything.

TEXT
# A signal ends the wait early; the second wait is for the server itself.
wait "$server" || code=$?
[[ $stopped ]] && { wait "$server" 2>/dev/null || true; echo 'Stopped.'; exit 0; }
complain 'The backend stopped by itself:' "$(tail -n 20 "$log")"
exit "${code:-1}"

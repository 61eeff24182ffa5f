#!/usr/bin/env bash
# Reads the reports beside this file and prints the story they tell. Usage: demo.sh RECORD, a file that does not exist yet.
set -euo pipefail
reports="$(dirname "$0")/reports"
record="${1:?which file is the record to be kept in?}"

heading() { printf '\n%s\n%s\n\n' "$1" "${1//?/=}"; }
show() { printf '$ dateline %s\n\n' "$*"; dateline "$@"; }

heading "Reading a dozen files of invented reports: text pages, saved web pages, a table"
show add "$reports" --record "$record"

heading "Timeline: what happened, then what is planned"
show timeline --record "$record"

heading "Plans: what was planned, and what became of it"
show plans --record "$record"

heading "Disputes: where the accounts cannot all be true"
show disputes --record "$record"

heading "To go on"
printf 'The record is in %s. To look at it yourself, put the program on the path and name the record:\n\n' "$record"
printf '  export PATH="$PWD/.venv/bin:$PATH" DATELINE_RECORD=%s\n\n' "$record"
while IFS='|' read -r command purpose; do
  printf '  %-42s %s\n' "$command" "$purpose"
done <<'NEXT'
dateline timeline --as-of 2025-10-24|the story as it stood on that day
dateline statements --actor Seitkali|what one person said, in which words
dateline actor Yuldashov|one person's part in it
dateline search dam|the reports that speak of something
dateline event ID|every report of one event, with its words
dateline export --format jsonl|everything, for another program
NEXT
printf '\nFor reports of your own: dateline add FOLDER --record my-story.db\n'

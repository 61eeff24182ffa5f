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
cat <<NEXT
The record is in $record. With the program's folder on the path (export PATH="\$PWD/.venv/bin:\$PATH"), try:

  dateline timeline --record $record --as-of 2025-10-24     the story as it stood on that day
  dateline statements --record $record --actor Seitkali     what one person said, in which words
  dateline actor Yuldashov --record $record                 one person's part in it
  dateline search dam --record $record                      the reports that speak of something
  dateline export --record $record --format jsonl           everything, for another program
  dateline add YOUR-REPORTS --record my-story.db            the same for reports of your own
NEXT

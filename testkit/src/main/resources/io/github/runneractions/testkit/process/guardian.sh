# Runs "$@" in a session of its own, so that its process group is all that it starts, and sends that group the signals
# that are named on standard input, a line each. The end of that input means KILL.
exec 3<&0 </dev/null
setsid "$@" 3<&- &
child=$!
# The program has its own by now; bash would add what signals have ended to the program's log.
exec 2>/dev/null
{
  # Until setsid has run there is no group of that number.
  send() { kill -s "$1" -- "-$child" || kill -s "$1" "$child"; }
  while read -r signal; do send "$signal"; done
  send KILL
} <&3 &
watcher=$!
wait "$child"
status=$?
kill -s KILL -- "-$child"
kill -s KILL "$watcher"
exit "$status"

# Becomes "$@", started as the leader of a process group, with a guard in that group: it sends the program the signals
# that are named on standard input, a line each, and KILL to the whole group at the end of that input.
exec 3<&0 </dev/null
{
  trap '' HUP INT QUIT TERM TSTP
  while read -r signal; do kill -s "$signal" "$$"; done
  kill -s KILL -- "-$$"
} <&3 >/dev/null 2>&1 &
exec "$@" 3<&-

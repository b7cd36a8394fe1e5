# Becomes "$@", started as the leader of a process group, with a guard in that group: it sends the group the signals
# that are named on standard input, a line each, and KILL at the end of that input.
exec 3<&0 </dev/null
{
  trap '' HUP INT QUIT TERM USR1 USR2
  while read -r signal; do
    case $signal in
      # Nobody can ignore a STOP, so the guard must not get it: the program alone does.
      STOP | CONT) kill -s "$signal" "$$" ;;
      *) kill -s "$signal" -- "-$$" ;;
    esac
  done
  kill -s KILL -- "-$$"
} <&3 >/dev/null 2>&1 &
exec "$@" 3<&-

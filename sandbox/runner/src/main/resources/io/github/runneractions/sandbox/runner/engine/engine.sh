# Runs a Docker engine whose processes and mounts end with this script, however that ends: they are in namespaces of
# their own, which the kernel empties. Whoever holds the lock owns the folder; the engine's processes inherit it, so it
# is free only when the last of them is gone. Arguments: the folder, the name of its cgroups, the socket's name, and the
# script to run inside. Status 75: somebody else's engine runs in this folder.
set -eu
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
cd "$1"
exec 9>lock
flock --nonblock 9 || exit 75
: >log

# Cgroups are the one thing no namespace takes along. After a KILL the next engine in this folder removes them.
remove_cgroups() {
  for group in "/sys/fs/cgroup/$1" /sys/fs/cgroup/*/"$1"; do
    [ ! -d "$group" ] || find "$group" -depth -type d -exec rmdir {} \;
  done
}
remove_cgroups "$2"
rm -f -- ./*.sock

trap : TERM
unshare --mount --pid --fork --mount-proc sh -c "$4" daemon "$2" "$3" &
inside=$!
# TERM, which the engine gets too, ends a wait early.
while kill -0 "$inside" 2>/dev/null; do
  status=0
  wait "$inside" || status=$?
done
remove_cgroups "$2"
rm -f -- ./*.sock
exit "$status"

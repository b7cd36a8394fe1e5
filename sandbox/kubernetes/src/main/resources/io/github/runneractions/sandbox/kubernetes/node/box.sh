# Runs a kubelet with its container runtime whose processes, mounts and network end with this script, however that ends: they
# are in namespaces of their own, which the kernel empties. Whoever holds the lock owns the folder; all processes inherit it,
# so it is free only when the last of them is gone. Arguments: the folder, the name of its cgroups, and the command to run
# inside. Status 75: somebody else's node runs in this folder.
set -eu
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
cd "$1"
name=$2
shift 2
exec 9>lock
flock --nonblock 9 || exit 75
: >log

# Cgroups are the one thing no namespace takes along. After a KILL the next node in this folder removes them.
remove_cgroups() {
  for group in /sys/fs/cgroup/*/"$name"; do
    [ ! -d "$group" ] || find "$group" -depth -type d -exec rmdir {} \;
  done
}
remove_cgroups
rm -rf -- node
mkdir -m 700 node
for controller in /sys/fs/cgroup/*/; do
  case $controller in */unified/) ;; *) mkdir "$controller$name" ;; esac
done
# Without these two, nothing can be put into it.
for file in cpus mems; do
  cat "/sys/fs/cgroup/cpuset/cpuset.$file" >"/sys/fs/cgroup/cpuset/$name/cpuset.$file"
done

trap : TERM
unshare --net --mount --pid --fork --mount-proc --kill-child "$@" &
inside=$!
# TERM ends a wait early.
while kill -0 "$inside" 2>/dev/null; do
  status=0
  wait "$inside" || status=$?
done
remove_cgroups
rm -rf -- node
exit "$status"

# Starts dockerd in the namespaces that engine.sh has made, in the engine's folder. Arguments: the name of its cgroups,
# the socket's name. This shell stays, since somebody must reap what the engine's processes leave.
set -eu
# /run as it is, but what is written there is seen only here: dockerd leaves folders in it, and steps mount
# /var/run/docker.sock, which must be this engine's.
mkdir -p run
mount -t tmpfs -o mode=755 tmpfs run
mkdir run/upper run/work
mount -t overlay -o lowerdir=/run,upperdir=run/upper,workdir=run/work overlay /run
dockerd --data-root "$PWD/data" --exec-root /run/runner-actions --pidfile /run/runner-actions.pid \
  --host "unix://$PWD/$2" --host unix:///run/docker.sock \
  --bridge=none --iptables=false --ip6tables=false --storage-driver=overlay2 \
  --exec-opt native.cgroupdriver=cgroupfs --cgroup-parent="/$1" &
wait "$!"

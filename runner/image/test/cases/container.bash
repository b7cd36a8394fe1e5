# shellcheck shell=bash disable=SC2154,SC2016
# One pod, as nearly as namespaces make it: two read-only containers as user 10000 without any rights, whose programs are
# process 1, with volumes of root's. Needs root.

# Lays out the containers: volumes are mounted where the chart mounts them.
containers() {
  local container volume
  for container in registrar runner; do
    mkdir -p "up/$container" "work/$container" "$container"
    mount -t overlay overlay -o "lowerdir=/,upperdir=up/$container,workdir=work/$container" "$container" || return
    mkdir -p "$container"/{opt/runner,github,runner,home/runner,run/registration,run/registrar,run/handover,run/runner}
    cp "$image"/{registrar,registered,run,ready,folders.bash} "$container/opt/runner/"
    cp -R "$here/actions-runner" "$container/opt/"
    mount --rbind /dev "$container/dev"
    mount -t tmpfs -o mode=1777 shm "$container/dev/shm"
    mount --bind github "$container/github"
  done
  for volume in registration registrar handover outbox runner home tmp; do
    mkdir -p "volumes/$volume"
    chgrp 10000 "volumes/$volume"
    chmod 2777 "volumes/$volume"
  done
  volume registration registrar/run/registration ro
  volume registrar registrar/run/registrar
  volume handover registrar/run/handover
  volume outbox registrar/run/runner ro
  volume handover runner/run/handover ro
  volume outbox runner/run/runner
  volume runner runner/runner
  volume home runner/home/runner
  volume tmp runner/tmp
  mount -o remount,ro "$PWD/registrar"
  mount -o remount,ro "$PWD/runner"
  chmod -R a+rwX github
}

volume() {
  mount --bind "volumes/$1" "$2"
  [[ ${3-} != ro ]] || mount -o remount,bind,ro "$2"
}

# Starts a program in a container; its process there is 1, and here it is the child of $pid.
contain() {
  env -i PATH=/usr/bin:/bin:/usr/sbin HOME=/home/runner GITHUB=/github RUNNER_NAME="$RUNNER_NAME" TEST_CASE="$PWD" \
    unshare --pid --fork --kill-child --root="$PWD/$1" --mount-proc=/proc \
    setpriv --reuid=10000 --regid=10000 --clear-groups --no-new-privs --bounding-set=-all --inh-caps=-all "${@:2}" \
    >"$1.log" 2>&1 &
  pid=$!
  pids+=("$pid")
}

tell_to_stop() { kill -TERM "$(cat "/proc/$1/task/$1/children")"; }

a_pod_lives() {
  prepare_secret() { cp root/run/registration/* volumes/registration/ && cp github/removal-token volumes/registration/; }
  containers
  contain registrar /opt/runner/registrar
  local registrar=$pid run
  await [ -s volumes/registrar/status ]
  prepare_secret
  contain runner /opt/runner/run
  run=$pid
  await grep -qx listening volumes/outbox/state
  contained_job first 'cd && touch .x && mkdir -p ro/d && touch ro/d/f && chmod a-w ro ro/d && (setsid sleep 4242 &)
    touch /run/handover/x /etc/x; ls -A /run/registration /run/registrar; grep -E "^(CapEff|NoNewPrivs):" /proc/self/status'
  equal "$(grep -c 'Read-only file system' github/output)" 2
  equal "$(grep -vE ':$|^$|touch' github/output | tr '\t' ' ' | paste -sd,)" "CapEff: 0000000000000000,NoNewPrivs: 1"
  contained_job second 'ls -A /home/runner /tmp /dev/shm /runner/_work; ps -eo args'
  fails grep -E '^\.x|^ro$|sleep 4242' github/output
  rm github/runners/*
  await grep -q 'registering it again' registrar.log
  await grep -qx listening volumes/outbox/state
  echo 'sleep 0.5' >github/third && mv github/third github/jobs/third
  await grep -qx busy volumes/outbox/state
  # As the kubelet does: the sidecar after the runner.
  tell_to_stop "$run"
  wait "$run"
  equal "$(tail -n 1 github/ended)" third
  equal "$(tail -n 1 runner.log)" "run: told to stop; GitHub's runner ended with exit code 0; jobs run: 3."
  there "github/runners/$RUNNER_NAME"
  tell_to_stop "$registrar"
  wait "$registrar"
  absent "github/runners/$RUNNER_NAME"
}

contained_job() {
  echo "$2" >"github/$1" && mv "github/$1" "github/jobs/$1"
  await grep -qx "$1" github/ended
  await grep -qx listening volumes/outbox/state
}

it_lives_as_a_pod_without_any_rights() {
  if ((EUID != 0)) || ! unshare --mount --pid --fork true 2>/dev/null; then
    echo "it needs root"
    exit 77
  fi
  export -f containers volume contain contained_job tell_to_stop a_pod_lives await equal absent there fails
  export image here
  # On a file system of its own, because an overlay cannot be a layer of another one.
  unshare --mount --pid --fork --kill-child --mount-proc bash -ec 'pids=()
    mkdir pod && mount -t tmpfs pod pod && cp -R github root pod/ && cd pod && a_pod_lives || { tail -n 20 ./*.log; exit 1; }'
}

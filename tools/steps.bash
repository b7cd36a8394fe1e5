# shellcheck shell=bash
# How tools/install runs a command, tells of it, and leaves nothing half-made: $child is the command that runs,
# $new the folder being filled, $group and $log what it is for.
# shellcheck disable=SC2154 # the caller sets $cache, $group, $here

say() { printf 'tools: %s\n' "$*" >&2; }

# One line a step. Without a terminal, the time gets a line of its own.
step() {
  started=$SECONDS
  printf 'tools: %s… ' "$*" >&2
  [[ -t 2 ]] || printf '\n' >&2
}
took() {
  local elapsed=$((SECONDS - started))
  [[ -t 2 ]] || printf 'tools: ' >&2
  printf 'done in %d min %02d s\n' $((elapsed / 60)) $((elapsed % 60)) >&2
}

fail() {
  [[ ! -t 2 ]] || printf '\n' >&2
  tail -n 20 -- "$log" | sed 's/^/    /' >&2
  say "$1 (the end of its log is above, all of it in $log): $2"
  exit 1
}

# Runs a command in a process group of its own, so that this script alone decides what an interruption does to it.
run() {
  local status=0
  set -m
  "$@" >>"$log" 2>&1 </dev/null 9>&- &
  child=$!
  set +m
  wait "$child" || status=$?
  child=
  return "$status"
}

# Sets $source and $mode, where and how a folder's module is built: as it is, or from a copy of all it needs when the
# folder holds patches for that.
sources() {
  source=$here/$1 mode=readonly
  compgen -G "$source/*.patch" >/dev/null || return 0
  local patches=("$source"/*.patch)
  source=$new/work/$1 mode=vendor
  mkdir -- "$source"
  cp -- "$here/$1"/go.{mod,sum} "$source"
  # A repository that the cache happens to lie in must not decide which files a patch is for.
  { run env GOFLAGS= GOWORK=off go mod vendor -C "$source" &&
    run env GIT_CEILING_DIRECTORIES="$new/work" git -C "$source/vendor" apply "${patches[@]}"; } ||
    fail "the patches in tools/$1 do not fit" "move the pin back, or make them anew"
}

# shellcheck disable=SC2329 # called by the traps
stop() {
  if [[ -n $child ]]; then
    kill -TERM -- "-$child" 2>/dev/null || true
    # Whatever still writes into $new must be gone before it is removed; a container without an init may keep zombies.
    for _ in {1..50}; do
      kill -0 -- "-$child" 2>/dev/null || break
      sleep 0.1
    done
    [[ ! -t 2 ]] || printf '\n' >&2
    say "interrupted: nothing half-made is left, the next call starts $group again"
  fi
  exit "$1"
}

catch_signals() {
  trap 'stop 130' INT
  trap 'stop 143' TERM
  trap 'stop 129' HUP
}

# One call at a time makes a group; the lock goes with the process.
claim() {
  log=$cache/$group.log
  exec 9>"$cache/$group.lock"
  flock -n 9 && return
  say "waiting for another call that installs $group"
  until flock -w 1 9; do :; done
}

# shellcheck shell=bash disable=SC2154,SC2016
# Cases of run and ready.

# Registers as the registrar does, and starts the runner; $runner is its process.
listen() {
  "$image/registrar" once >registrar.log 2>&1
  start run
  runner=$pid
  await ready
}

ready() { "$image/ready" >ready.log 2>&1; }
state() { cat root/run/runner/state; }
is_in_state() { [ "$(state)" = "$1" ]; }
told_to_stop() { kill -TERM "$runner"; }
forget() { rm -f github/runners/*; }

# Queues a job: its name, and its script.
job() {
  echo "$2" >"github/$1.job"
  mv "github/$1.job" "github/jobs/$1"
}

ended() { grep -qx "$1" github/ended; }

# A job that goes on until the file `finish` is there.
long_job() { job "$1" "echo \$\$ >$PWD/job.pid; until [ -e $PWD/finish ]; do sleep 0.02; done"; }

# --- Jobs --------------------------------------------------------------------------------------------------------------

it_runs_one_job_after_the_other() {
  listen
  job first "echo done"
  await ended first
  job second "echo done"
  await ended second
  await ready
  kill -0 "$runner"
}

it_stays_ready_while_a_job_runs() {
  listen
  long_job build
  await is_in_state busy
  ready
  touch finish
  await ended build
}

it_leaves_nothing_of_a_job_for_the_next() {
  listen
  mkdir root/home/runner/.cache
  job first "cd $TEST_ROOT && mkdir -p runner/_work/.git home/runner/.m2/deep tmp/.x dev/shm/y &&
    touch runner/_work/.git/a home/runner/.m2/deep/b home/runner/.npmrc tmp/.x/c dev/shm/y/d &&
    ln -s / home/runner/link && chmod 0 home/runner/.m2/deep && chmod a-w home/runner/.m2 tmp/.x runner/_work"
  await ended first
  job second "find $TEST_ROOT/{runner/_work,home/runner,tmp,dev/shm} -mindepth 1 >$PWD/left"
  await ended second
  equal "$(cat left)" ''
  there root/opt/actions-runner/bin/Runner.Listener
}

it_undoes_what_a_job_has_planted_beside_the_listener() {
  listen
  job first "cd $TEST_ROOT/runner && echo https_proxy=http://evil.example >.env && echo /evil >.path &&
    echo 'exit 0' >bin/Runner.Worker && rm externals && mkdir externals"
  await ended first
  job second "echo done"
  await ended second
  fails grep -q evil github/environment
  equal "$(readlink root/runner/externals)" "$TEST_ROOT/opt/actions-runner/externals"
}

it_does_not_stumble_over_what_a_job_puts_in_the_place_of_its_files() {
  listen
  job first "cd $TEST_ROOT/run/runner && rm -f state last listener && mkdir .lines .state .last && mkfifo last state"
  await ended first
  job second "echo done"
  await ended second
  await ready
  kill -KILL "$(cat root/run/runner/listener)"
  code_of "$runner"
  equal "$(cat code)" 137
}

it_starts_from_an_empty_volume_after_a_restart() {
  listen
  kill -KILL "$runner"
  printf 'SSL_CERT_FILE=/evil\n' >root/runner/.env
  echo 'exit 0' >root/runner/bin/Runner.Listener
  start run
  await ready
  fails grep -q evil github/environment
}

it_ends_what_a_job_leaves_running() {
  # As process 1, which it is in its container: what a job leaves becomes its child.
  unshare --pid --fork --mount-proc true 2>/dev/null || { echo "it needs unshare, as root" && exit 77; }
  "$image/registrar" once >registrar.log 2>&1
  unshare --pid --fork --mount-proc --kill-child "$image/run" >run.log 2>&1 &
  pids+=($!)
  await is_in_state listening
  job first "(setsid sleep 4242 &) ; setsid bash -c 'trap \"\" TERM INT; sleep 4243 & wait' & disown; sleep 0.05"
  await ended first
  job second "ps -eo args >$PWD/processes"
  await ended second
  fails grep -E 'sleep 424[23]' processes
}

it_keeps_volumes_that_are_mounted_below_home() {
  unshare --mount true 2>/dev/null || { echo "it needs unshare, as root" && exit 77; }
  mkdir -p root/home/runner/.m2/repository root/home/runner/.m2/other cache
  touch cache/kept root/home/runner/.m2/other/gone
  unshare --mount bash -c "mount --bind cache root/home/runner/.m2/repository && source $image/folders.bash &&
    empty $TEST_ROOT/home/runner && ls -A root/home/runner/.m2 >left"
  equal "$(cat left)" repository
  there cache/kept
}

it_sees_no_token() {
  listen
  fails grep -q A2TOKENOFGITHUBS github/environment
  fails grep -rq A2TOKENOFGITHUBS root/runner root/run/runner root/run/handover run.log
}

it_trusts_more_certificates() {
  mkdir -p root/etc/ssl/certs root/run/certificates
  echo system >root/etc/ssl/certs/ca-certificates.crt
  echo more >root/run/certificates/ca.crt
  listen
  equal "$(cat "$(sed -n 's/^SSL_CERT_FILE=//p' github/environment)" | paste -sd,)" system,more
  equal "$(cat root/run/registrar/.certificates.pem | paste -sd,)" system,more
}

# --- Told to stop ------------------------------------------------------------------------------------------------------

it_ends_when_told_to_while_idle() {
  listen
  told_to_stop
  ends_with run 0 "run: told to stop; GitHub's runner ended with exit code 0; jobs run: 0."
  says run.log "Exiting..."
}

it_ends_when_what_looked_like_a_job_was_none() {
  echo 1 >github/child
  listen
  told_to_stop
  ends_with run 0 "run: told to stop; GitHub's runner ended with exit code 0; jobs run: 0."
  says run.log "the running job is finished first"
  fails grep -q Killed run.log
}

it_finishes_its_job_and_takes_no_second_when_told_to_stop() {
  listen
  long_job first
  await is_in_state busy
  job second "echo done"
  told_to_stop
  await grep -q 'the running job is finished first' run.log
  # As a kubelet never does, but a shell may.
  told_to_stop
  touch finish
  ends_with run 0 "run: told to stop; GitHub's runner ended with exit code 0; jobs run: 1."
  equal "$(cat github/ended)" first
  there github/jobs/second
}

it_ends_at_once_while_it_waits_for_a_registration() {
  start run
  runner=$pid
  await is_in_state 'waiting for the registrar'
  told_to_stop
  ends_with run 0 "run: told to stop; no job was running."
}

it_kills_an_idle_listener_that_does_not_end() {
  export IDLE_STOP_SECONDS=0.2
  sed -i 's/trap interrupted INT TERM/trap "" INT TERM/' root/opt/actions-runner/bin/Runner.Listener
  listen
  told_to_stop
  ends_with run 0 "run: told to stop; GitHub's runner ended with exit code 137; jobs run: 0."
}

# --- Registrations -----------------------------------------------------------------------------------------------------

it_waits_for_the_registrar() {
  start run
  await is_in_state 'waiting for the registrar'
  fails ready
  equal "$(cat ready.log)" "not ready: waiting for the registrar"
  "$image/registrar" once >registrar.log 2>&1
  await ready
}

it_takes_no_registration_that_is_not_whole() {
  mkdir root/run/handover/x && echo '{' >root/run/handover/x/.runner && ln -s x root/run/handover/current
  start run
  await is_in_state 'waiting for the registrar'
  absent root/runner/.runner
}

it_is_registered_again_when_github_has_forgotten_it() {
  start registrar
  start run
  await ready
  local before
  before=$(readlink root/run/handover/current)
  forget
  # The next one follows only when this one is gone.
  await absent "root/run/handover/$before"
  await [ -L root/run/handover/current ]
  await ready
  says run.log "GitHub no longer knows the registration of this runner."
  job build "echo done"
  await ended build
}

it_is_registered_again_when_github_had_forgotten_it_before_it_started() {
  start registrar
  await [ -L root/run/handover/current ]
  forget
  start run
  await ready
}

it_says_that_nobody_can_register_it_again() {
  export REGISTRAR=once
  listen
  forget
  ends_with run 1 "run: GitHub no longer knows the registration of this runner, and Kubernetes before 1.29 cannot register it \
again: delete this pod, and a new one registers."
}

it_does_not_run_unregistered_when_nobody_registers() {
  export REGISTRAR=once
  start run
  ends_with run 1 "run: there is no registration in $TEST_ROOT/run/handover: run 'registrar once' before this, on the same \
volumes."
}

# --- How it ends -------------------------------------------------------------------------------------------------------

# The listener ends with a code before it has a session.
listener_ends_with() {
  "$image/registrar" once >registrar.log 2>&1
  echo "$1" >github/exit
  start run
}

words="Its last line: An error occurred: it says why."

it_says_how_the_listener_ended() {
  echo 2.338.0 >root/opt/runner/version 2>/dev/null || { mkdir root/opt/runner && echo 2.338.0 >root/opt/runner/version; }
  listener_ends_with 0
  ends_with run 1 "run: GitHub's runner ended without a job and without being told to, with exit code 0. $words"
  listener_ends_with 1
  ends_with run 1 "run: GitHub's runner ended with exit code 1 (terminated). $words"
  listener_ends_with 3
  ends_with run 3 "run: GitHub's runner ended with exit code 3 to update itself: build the image with the newest runner."
  listener_ends_with 4
  ends_with run 4 "run: GitHub's runner ended with exit code 4 to update itself: build the image with the newest runner."
  listener_ends_with 5
  ends_with run 5 "run: GitHub's runner ended with exit code 5 (session conflict): GitHub holds another session of this runner. \
End the process that has it, or wait until GitHub ends it. $words"
  listener_ends_with 7
  ends_with run 7 "run: GitHub no longer serves version 2.338.0 of its runner (exit code 7): deploy an image with the newest \
runner."
  listener_ends_with 99
  ends_with run 99 "run: GitHub's runner ended with exit code 99, which has no known meaning. $words"
}

it_starts_the_listener_again_after_a_retryable_error() {
  export RETRY_SECONDS=0.02
  listener_ends_with 2
  await ready
  says run.log "starting it again in 5 s."
}

it_gives_up_after_six_retryable_errors() {
  export RETRY_SECONDS=0.02
  printf '#!/bin/bash\nexit 2\n' >root/opt/actions-runner/bin/Runner.Listener
  "$image/registrar" once >registrar.log 2>&1 || true
  mkdir root/run/handover/x && ln -s x root/run/handover/current
  for file in .runner .credentials .credentials_rsaparams; do echo '{}' >root/run/handover/x/$file; done
  start run
  ends_with run 2 "run: GitHub's runner ended with exit code 2 (retryable error) six times in a row."
}

it_says_that_the_listener_was_killed() {
  listen
  kill -KILL "$(cat root/run/runner/listener)"
  code_of "$runner"
  equal "$(cat code)" 137
  tail -n 1 run.log | grep -q "^run: GitHub's runner was killed by signal KILL. Its last line: .*Listening for Jobs$"
  fails ready
}

it_says_when_the_disk_is_full_for_a_job() {
  "$image/registrar" once >registrar.log 2>&1
  printf '#!/bin/sh\necho "cp: error writing: No space left on device" >&2\nexit 1\n' >bin/cp && chmod +x bin/cp
  start run
  ends_with run 1 "run: GitHub's runner cannot be copied to $TEST_ROOT/runner: cp: error writing: No space left on device"
}

it_empties_nothing_where_there_is_no_runner_of_github() {
  touch root/home/runner/mine
  rm -r root/opt/actions-runner
  start run
  ends_with run 1 "run: $TEST_ROOT/opt/actions-runner has no runner of GitHub's: build the image as its README says."
  there root/home/runner/mine
}

# --- ready -------------------------------------------------------------------------------------------------------------

listener_says() {
  echo "$1" >github/says.new
  mv github/says.new github/says
  await absent github/says
}

it_stays_ready_when_the_runner_deletes_its_log() {
  listen
  rm -r root/runner/_diag
  ready
}

it_is_not_ready_while_the_connection_is_lost() {
  listen
  listener_says '2026-01-01 00:00:00Z: Runner connect error: no route. Retrying until reconnected.'
  await fails ready
  says ready.log "not ready: 2026-01-01 00:00:00Z: Runner connect error: no route."
  listener_says '2026-01-01 00:00:00Z: Runner reconnected.'
  await ready
}

it_takes_no_job_name_for_a_state() {
  listen
  printf 'build\n2026-01-01 00:00:00Z: Runner connect error: forged.\nThe runner no longer exists on the server.\n' >github/name
  job build "until [ -e $PWD/finish ]; do sleep 0.02; done"
  await grep -q forged run.log
  await is_in_state busy
  ready
  touch finish
  await ended build
  rm github/name
  await ready
  fails grep -q 'no longer knows' run.log
}

it_takes_no_other_line_for_a_session() {
  "$image/registrar" once >registrar.log 2>&1
  sed -i 's/^  echo "$(now): Listening for Jobs"$/  echo "not $(now): Listening for Jobs, not yet"/' \
    root/opt/actions-runner/bin/Runner.Listener
  start run
  await grep -q 'Listening for Jobs, not yet' run.log
  fails ready
  equal "$(cat ready.log)" "not ready: starting"
}

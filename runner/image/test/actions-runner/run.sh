#!/bin/bash
# Stands in for run.sh of GitHub's tarball: it copies its helper beside itself, and handles signals only when told to.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1
cp -f run-helper.sh.template run-helper.sh || exit 1
if [[ -n ${RUNNER_MANUALLY_TRAP_SIG-} ]]; then
  trap 'echo "listener ended" >"$RECORD/end"; exit 0' INT TERM
fi
env >"$RECORD/environment"
echo "$$" >"$RECORD/started"
if [[ -n ${DEPRECATED-} ]]; then
  # As run-helper.sh hands on what the listener returns.
  [[ ${ACTIONS_RUNNER_RETURN_VERSION_DEPRECATED_EXIT_CODE-} == 1 ]] && exit 7
  exit 0
fi
sleep 30 &
wait

#!/bin/bash
# Stands in for config.sh of GitHub's tarball: what it takes, what it leaves and how it fails, as read in its source.
# $RECORD is where it notes what it was given, $OUTCOME how it ends.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1
printf '%s\n' "$@" >"$RECORD/arguments"
printf '%s\n' "${ACTIONS_RUNNER_INPUT_TOKEN-}" >"$RECORD/token"
tr '\0' '\n' <"/proc/$$/cmdline" >"$RECORD/cmdline"
pwd >"$RECORD/folder"
mkdir -p _diag
# The real one masks the token here: this one does not, to show that the log goes away.
echo "token is ${ACTIONS_RUNNER_INPUT_TOKEN-}" >_diag/Runner_20260101-000000-utc.log
case ${OUTCOME-registered} in
  registered)
    echo '{"clientId":"of the runner itself"}' >.credentials
    echo '{"agentName":"pod"}' >.runner
    echo "Settings Saved."
    ;;
  not-found)
    echo "Http response code: NotFound from 'POST https://api.github.com/actions/runner-registration'" >&2
    echo "Response status code does not indicate success: 404 (Not Found)." >&2
    exit 1
    ;;
  no-group)
    echo 'Could not find any self-hosted runner group named "gpu".' >&2
    exit 1
    ;;
  nothing) ;;
esac

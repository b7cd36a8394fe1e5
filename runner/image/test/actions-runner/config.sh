#!/bin/bash
# Stands in for config.sh of GitHub's tarball: it only starts the listener, beside which the runner's home is.
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1
echo "LANG=C" >.env
if [[ ${1-} == remove ]]; then
  exec ./bin/Runner.Listener "$@"
fi
exec ./bin/Runner.Listener configure "$@"

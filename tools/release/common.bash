# What the scripts of a release share. Sourced.

# Where images and the chart are published, and the repository whose actions are used by name: a fork sets its own.
registry=${REGISTRY:-ghcr.io/runner-actions}
repository=${REPOSITORY:-runner-actions/runner-actions}

root=$(cd -- "${BASH_SOURCE[0]%/*}/../.." && pwd)

# The actions, by the names of their folders and of their images.
actions=(app-token registration-token deploy runner-cleanup)

fail() {
  echo "${0##*/}: $*" >&2
  exit 1
}

# Sets $version: of 1.2.3 or v1.2.3. No release candidates: the major version's tag would follow them.
version_of() {
  [[ ${1-} =~ ^v?([0-9]+\.[0-9]+\.[0-9]+)$ ]] || fail "'${1-}' is not a version such as 1.2.3."
  version=${BASH_REMATCH[1]}
}

# The images that the chart names.
of_chart=(runner registration-token runner-cleanup)

# Sets $architecture: this machine's, in Docker's words.
architecture_here() {
  case $(uname -m) in x86_64) architecture=amd64 ;; aarch64) architecture=arm64 ;; *) fail "no image is made for $(uname -m)." ;; esac
}

# The digest of NAME in a FILE with lines NAME sha256:…; nothing when it is not there.
digest_in() { awk -v name="$2" '$1 == name { print $2 }' "$1"; }

# Whether that is one digest.
is_digest() { [[ $1 =~ ^sha256:[0-9a-f]{64}$ ]]; }

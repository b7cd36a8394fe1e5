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

# The folder that an image is made from.
context() {
  case $1 in
    runner) echo runner/image ;;
    *) echo "$1-action" ;;
  esac
}

# Changes a file by sed, and fails when nothing in it is as expected afterwards.
edit() {
  local file=$1 expected=$2
  shift 2
  sed --in-place --regexp-extended "$@" -- "$file"
  grep --quiet --extended-regexp -- "$expected" "$file" || fail "$file has no line like $expected."
}

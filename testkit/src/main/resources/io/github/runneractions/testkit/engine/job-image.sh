# Writes the tarball "$1" with what a job of ours needs of act's usual image: bash, git, Node.js, CA certificates.
set -eu
mmdebstrap --mode=root --variant=essential --include=bash,ca-certificates,git,nodejs --skip=output/dev \
  --dpkgopt=force-unsafe-io --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' \
  --dpkgopt='path-exclude=/usr/share/locale/*' bookworm "$1"

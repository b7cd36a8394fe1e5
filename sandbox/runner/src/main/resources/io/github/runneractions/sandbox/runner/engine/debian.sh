# Writes the tarball "$1" with what Debian's own slim image holds: the essential packages, apt, and no documentation.
set -eu
mmdebstrap --mode=root --variant=minbase --skip=output/dev \
  --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/locale/*' \
  bookworm "$1"

# Writes the tarball "$1" with what gcr.io/distroless/base-nossl-debian12 holds: the files of a few Debian packages, CA
# certificates, users and folders, but no shell and nothing to install or run. What it holds is written in
# github.com/GoogleContainerTools/distroless, folders base, static and common.
set -eu
umask 022
# Its hooks do not get TMPDIR.
export OUTPUT="$1" WORK="${1%/*}"
# shellcheck disable=SC2016 # the hook's shell expands it
fill='
  set -eu
  export APT_CONFIG=$MMDEBSTRAP_APT_CONFIG
  root=$WORK/root debs=$WORK/debs
  mkdir -m 755 "$root" && mkdir "$debs"
  cd "$debs"
  apt-get download -q -o APT::Sandbox::User=root base-files netbase tzdata media-types libc6 ca-certificates
  mkdir -p certificates "$root/var/lib/dpkg/status.d"
  for deb in *.deb; do
    package=$(dpkg-deb --field "$deb" Package)
    dpkg-deb --field "$deb" >"$root/var/lib/dpkg/status.d/$package"
    if [ "$package" = ca-certificates ]; then
      dpkg-deb --extract "$deb" certificates
    else
      dpkg-deb --extract "$deb" "$root"
    fi
  done
  mkdir -p "$root/etc/ssl/certs" "$root/usr/share/doc/ca-certificates"
  cat certificates/usr/share/ca-certificates/mozilla/*.crt >"$root/etc/ssl/certs/ca-certificates.crt"
  cp certificates/usr/share/doc/ca-certificates/copyright "$root/usr/share/doc/ca-certificates"
  cd "$root"
  mkdir -p -m 1777 tmp && chmod 1777 tmp
  mkdir -p root home/nonroot && chmod 700 root home/nonroot && chown 65532:65532 home/nonroot
  cat >etc/passwd <<END
root:x:0:0:root:/root:/sbin/nologin
nobody:x:65534:65534:nobody:/nonexistent:/sbin/nologin
nonroot:x:65532:65532:nonroot:/home/nonroot:/sbin/nologin
END
  cat >etc/group <<END
root:x:0:
nobody:x:65534:
tty:x:5:
staff:x:50:
nonroot:x:65532:
END
  printf "%s\n" "hosts: files dns" >etc/nsswitch.conf
  rm -f etc/os-release usr/lib/os-release
  cat >usr/lib/os-release <<END
PRETTY_NAME="Distroless"
NAME="Debian GNU/Linux"
ID="debian"
VERSION_ID="12"
VERSION="Debian GNU/Linux 12 (bookworm)"
END
  ln -s ../usr/lib/os-release etc/os-release
  tar --sort=name --numeric-owner --create --file "$OUTPUT" .
'
mmdebstrap --mode=root --variant=custom --format=null --customize-hook="$fill" bookworm

# Writes the tarball "$1" with what a job of ours needs of act's usual image: bash, git, Node.js, CA certificates and the
# commands of every Debian. The packages are only unpacked, which takes a third of the time that installing them takes;
# the hook does the little that their installation would have done and somebody may miss.
set -eu
# shellcheck disable=SC2016 # the hook's shell expands it
finish='
  set -eu
  cd "$1"
  cp usr/share/base-passwd/passwd.master etc/passwd
  cp usr/share/base-passwd/group.master etc/group
  cat usr/share/ca-certificates/mozilla/*.crt >etc/ssl/certs/ca-certificates.crt
  ln -s mawk usr/bin/awk
  rm -rf usr/share/doc usr/share/man usr/share/locale
  chroot . /sbin/ldconfig
'
mmdebstrap --mode=root --variant=extract --skip=output/dev --extract-hook="$finish" \
  --include=base-files,base-passwd,bash,ca-certificates,coreutils,dash,diffutils,findutils,git,grep,gzip,hostname \
  --include=libc-bin,login,mawk,ncurses-bin,nodejs,procps,sed,tar,util-linux bookworm "$1"

# Sourced by registrar and run: what both know of the image's folders.

# TEST_ROOT is set in tests only: everything is below it then.
root=${TEST_ROOT-}
distribution=$root/opt/actions-runner
handover=$root/run/handover
outbox=$root/run/runner

# A registration is these files of GitHub's runner; it writes .runner last.
registration_files=(.credentials_rsaparams .credentials .runner)

# Messages are compared and bytes are looked at, so no other language and no characters of several bytes.
export LC_ALL=C

# Whether a folder has a whole registration: a cut-off write is not one.
complete() {
  local file
  for file in "${registration_files[@]}"; do
    jq --exit-status 'type == "object"' "$1/$file" >/dev/null 2>&1 || return 1
  done
}

# Empties a folder, of dotfiles and read-only folders too. What is mounted below it stays: that is how a cache survives.
empty() {
  local point points=()
  while read -r _ _ _ _ point _; do
    printf -v point %b "$point"
    [[ $point != "$1"/* ]] || points+=("$point")
  done </proc/self/mountinfo
  empty_around "$1"
}

empty_around() {
  local entry point
  shopt -s dotglob nullglob
  for entry in "$1"/*; do
    for point in "${points[@]}"; do
      if [[ $point == "$entry" ]]; then
        continue 2
      elif [[ $point == "$entry"/* ]]; then
        empty_around "$entry" || return
        continue 2
      fi
    done
    # Most entries need no more than the first; nothing can be removed from a folder that its owner may not write to.
    rm -rf -- "$entry" 2>/dev/null || {
      find "$entry" -type d ! -perm -u=rwx -exec chmod u+rwx {} \; && rm -rf -- "$entry"
    } || return
  done
}

# Copies GitHub's runner into an empty folder. The runner's home is the folder above its bin, found by the real path of its
# program: so bin has to be a copy. The externals are the bulk of the runner and may stay in the image.
lay_out() {
  local file
  shopt -s dotglob nullglob
  for file in "$distribution"/*; do
    case ${file##*/} in
      externals) ln -s -- "$file" "$1/externals" ;;
      # A copy of what only root may write to must be writable here. Not the folder itself: it is a volume of root's.
      *) cp -R -- "$file" "$1/" && chmod -R u+w -- "$1/${file##*/}" ;;
    esac || return
  done
}

# Lets this process and what it starts trust the chart's caCertificates in addition to the system's.
trust() {
  local more=$root/run/certificates/ca.crt all=$1/.certificates.pem name
  [[ -e $more ]] || return 0
  cat -- "$root/etc/ssl/certs/ca-certificates.crt" "$more" >"$all" || return
  # Each of the first five replaces the system's certificates, for OpenSSL and .NET, curl, git, Python; Node adds to its own.
  for name in SSL_CERT_FILE CURL_CA_BUNDLE GIT_SSL_CAINFO PIP_CERT REQUESTS_CA_BUNDLE NODE_EXTRA_CA_CERTS; do
    export "$name=$all"
  done
}

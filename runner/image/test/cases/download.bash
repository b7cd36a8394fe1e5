# shellcheck shell=bash disable=SC2154,SC2016
# Cases of download and raise, in a copy of the folder.

# A pinned tarball, and a curl that has it as GitHub would.
pinned() {
  mkdir pinned chart github.com
  printf 'annotations:\n  runner-served-until: "2026-01-01"\n' >chart/Chart.yaml
  cp "$image"/{download,raise} pinned/
  echo tarball >github.com/tarball
  printf '# The pin.\nx64 2.338.0 %s\narm64 2.337.0 %s\n' "$(sha256sum <github.com/tarball | cut -d' ' -f1)" \
    "$(printf '%064d' 0)" >pinned/runner.pin
  printf '#!/bin/bash\necho "$*" >>%s/asked\nwhile [ $# -gt 0 ]; do [ "$1" = --output ] && out=$2; shift; done\ncat %s/github.com/* >"${out:-/dev/stdout}"\n' \
    "$PWD" "$PWD" >bin/curl
  chmod +x bin/curl
}

it_downloads_what_is_pinned() {
  pinned
  equal "$(pinned/download amd64)" "$PWD/pinned/actions-runner-linux-x64-2.338.0.tar.gz"
  says asked https://github.com/actions/runner/releases/download/v2.338.0/actions-runner-linux-x64-2.338.0.tar.gz
  rm asked
  # Once there, it is only verified.
  pinned/download x64 >again
  absent asked
}

it_keeps_no_download_with_another_checksum() {
  pinned
  fails pinned/download arm64 2>download.log
  says download.log "is not the tarball that runner.pin names: its SHA-256 differs."
  equal "$(ls pinned)" "$(printf 'download\nraise\nrunner.pin')"
}

it_refuses_a_given_tarball_with_another_checksum() {
  pinned
  echo other >pinned/actions-runner-linux-x64-2.338.0.tar.gz
  fails pinned/download x64 2>download.log
  says download.log "Remove it, or raise the pin."
  absent asked
}

it_says_how_to_call_them() {
  pinned
  cp pinned/runner.pin before
  equal "$(pinned/download --help)" "usage: download x64|arm64 [FOLDER]    into FOLDER, or $PWD/pinned"
  equal "$(pinned/raise --help)" "usage: raise [VERSION]    the newest version, or such as 2.338.0"
  fails pinned/download 2>download.log
  says download.log "download: which architecture?"
  says download.log "usage: download"
  fails pinned/download riscv64 2>download.log
  says download.log "'riscv64' is not an architecture of this image: use x64 or arm64."
  for version in newest --version 2.338 ''; do
    fails pinned/raise "$version" 2>raise.log
    says raise.log "raise: '$version' is not a version of GitHub's runner."
    says raise.log "usage: raise"
  done
  absent asked
  equal "$(cat pinned/runner.pin)" "$(cat before)"
}

it_says_when_there_is_no_network() {
  pinned
  printf '#!/bin/sh\nexit 6\n' >bin/curl
  fails pinned/download x64 pinned 2>download.log
  says download.log "Where there is no network, put the tarball into pinned."
}

# GitHub's response about a release.
release() {
  rm github.com/*
  printf '{"tag_name": "v2.339.0", "published_at": "2026-12-05T23:30:00Z", "assets": [
    {"name": "actions-runner-linux-x64-2.339.0.tar.gz", "digest": "sha256:%064d"},
    {"name": "actions-runner-linux-arm64-2.339.0.tar.gz", "digest": %s}]}' 1 "$1" >github.com/release
}

it_raises_the_pin_to_the_newest_release() {
  pinned
  release "\"sha256:$(printf '%064d' 2)\""
  pinned/raise
  equal "$(cat pinned/runner.pin)" "$(printf '# The pin.\nx64 2.339.0 %064d\narm64 2.339.0 %064d' 1 2)"
  equal "$(cat chart/Chart.yaml)" "$(printf 'annotations:\n  runner-served-until: "2027-02-03"')"
  says asked https://api.github.com/repos/actions/runner/releases/latest
  GH_TOKEN=ghp_secret pinned/raise 2.339.0
  says asked https://api.github.com/repos/actions/runner/releases/tags/v2.339.0
  fails grep -q ghp_secret asked
}

it_keeps_the_pin_when_github_has_no_digest() {
  pinned
  release null
  cp pinned/runner.pin before
  cp chart/Chart.yaml chart-before
  fails pinned/raise 2>raise.log
  says raise.log "GitHub has no SHA-256 of actions-runner-linux-arm64-2.339.0.tar.gz: 'null'. The pin stays as it was."
  equal "$(cat pinned/runner.pin)" "$(cat before)"
  equal "$(cat chart/Chart.yaml)" "$(cat chart-before)"
}

it_keeps_the_pin_when_github_does_not_say_when_it_was_published() {
  pinned
  release "\"sha256:$(printf '%064d' 2)\""
  sed -i 's/"published_at": "[^"]*", //' github.com/release
  cp pinned/runner.pin before
  fails pinned/raise 2>raise.log
  says raise.log "GitHub's response has no date: 'null'."
  equal "$(cat pinned/runner.pin)" "$(cat before)"
}

it_has_a_line_in_the_chart() {
  equal "$(grep -cE '^  runner-served-until: "20[0-9]{2}-[01][0-9]-[0-3][0-9]"$' "$image/../chart/Chart.yaml")" 1
}

it_pins_both_architectures() {
  equal "$(grep -cE '^(x64|arm64) [0-9]+\.[0-9]+\.[0-9]+ [0-9a-f]{64}$' "$image/runner.pin")" 2
}

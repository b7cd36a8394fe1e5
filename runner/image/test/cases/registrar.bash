# shellcheck shell=bash disable=SC2154,SC2016
# Cases of registrar and registered.

again='run the deployment again, which writes a new one; this pod then continues.'
by_the_broker='the CronJob fleet-broker writes a new one, and this pod then continues; if it does not, read the log of its last pod.'

once() { "$image/registrar" once >registrar.log 2>&1; }

# The one sentence it has to end with, and that config.sh was not reached.
refuses_with() {
  fails once
  equal "$(tail -n 1 registrar.log)" "registrar: $1"
  absent github/arguments
}

# Starts it beside a runner, and waits until it has registered.
register() {
  start registrar
  registrar=$pid
  await registered
}

registered() { "$image/registered" >registered.log 2>&1; }
stop_registrar() {
  kill -TERM "$registrar"
  code_of "$registrar"
  equal "$(cat code)" 0
}
current() { readlink root/run/handover/current; }
client() { cat root/run/handover/current/.credentials; }

# GitHub's clock, as curl reads it.
github_time() {
  printf '#!/bin/bash\nwhile [ "$1" != --output ]; do shift; done\nprintf "HTTP/2 200\\r\\nDate: %%s\\r\\n" "%s" >"$2"\n' \
    "$(LC_ALL=C date --utc --date="$1" '+%a, %d %b %Y %H:%M:%S GMT')" >bin/curl
  chmod +x bin/curl
}
no_github_time() { printf '#!/bin/sh\nexit 6\n' >bin/curl && chmod +x bin/curl; }

# --- Registering -------------------------------------------------------------------------------------------------------

it_registers_with_what_the_chart_says() {
  once
  equal "$(paste -sd' ' github/arguments)" "--unattended --disableupdate --replace --url https://github.com/acme/widgets \
--name fleet-5d8c7b9f6d-x7k2p --work _work --labels linux-large,gpu"
  equal "$(cat github/folder)" "$TEST_ROOT/run/registrar/home"
  equal "$(tail -n 1 registrar.log)" "registrar: fleet-5d8c7b9f6d-x7k2p is registered."
}

it_passes_a_group_in_one_argument() {
  RUNNER_GROUP='big machines' once
  equal "$(tail -n 2 github/arguments | paste -sd'|')" '--runnergroup|big machines'
  equal "$(head -n 1 registrar.log)" "registrar: registering fleet-5d8c7b9f6d-x7k2p at https://github.com/acme/widgets, \
labels: linux-large,gpu, group: big machines."
}

it_falls_back_to_what_the_runner_would_take() {
  RUNNER_LABELS='' RUNNER_WORK_FOLDER='' once
  equal "$(tail -n 2 github/arguments | paste -sd' ')" '--work _work'
}

it_hands_over_the_registration_and_nothing_else() {
  once
  equal "$(find root/run/handover -mindepth 1 -printf '%y %f\n' | sed "s/$(current)/FOLDER/" | sort | paste -sd' ')" \
    "d FOLDER f .credentials f .credentials_rsaparams f .runner l current"
}

it_keeps_the_token_out_of_arguments_output_and_volumes() {
  once
  equal "$(cat github/token)" A2TOKENOFGITHUBS
  equal "$(grep -rl A2TOKENOFGITHUBS registrar.log github/cmdline root/run/registrar root/run/handover root/runner)" ''
}

it_keeps_the_token_out_of_volumes_when_config_fails() {
  echo not_found >github/refuses
  fails once
  equal "$(grep -rl A2TOKENOFGITHUBS registrar.log root/run/registrar root/run/handover)" ''
}

it_ignores_white_space_around_the_token() {
  printf ' A2TOKENOFGITHUBS\r\n\n' >"$secret/token"
  once
  equal "$(cat github/token)" A2TOKENOFGITHUBS
}

it_needs_no_token_once_registered() {
  once
  rm -r "$secret" github/arguments
  once
  absent github/arguments
  equal "$(cat registrar.log)" "registrar: fleet-5d8c7b9f6d-x7k2p is already registered."
}

it_starts_from_an_empty_folder_after_an_attempt_that_was_cut_off() {
  echo cut_off >github/refuses
  fails once
  echo planted >root/run/registrar/home/.env
  chmod -R a-w root/run/registrar/home/bin
  rm github/refuses
  once
  fails grep -q planted root/run/registrar/home/.env
}

it_says_when_the_disk_is_full() {
  rm -r root/opt/actions-runner/bin && ln -s nowhere root/opt/actions-runner/config.sh.d
  printf '#!/bin/sh\necho "cp: error writing: No space left on device" >&2\nexit 1\n' >bin/cp && chmod +x bin/cp
  refuses_with "GitHub's runner cannot be copied to $TEST_ROOT/run/registrar/home: cp: error writing: No space left on device"
}

# --- The token ---------------------------------------------------------------------------------------------------------

it_refuses_an_empty_token() {
  echo >"$secret/token"
  refuses_with "the registration token is empty: $again"
}

it_refuses_the_word_null() {
  echo null >"$secret/token"
  refuses_with "the registration token is the word 'null', which a failed request returned: $again"
}

it_refuses_a_byte_order_mark() {
  printf '\xef\xbb\xbfA2TOKENOFGITHUBS\n' >"$secret/token"
  refuses_with "the registration token begins with a byte order mark (BOM), which is not part of it: $again"
}

it_refuses_a_personal_access_token() {
  echo ghp_0123456789 >"$secret/token"
  refuses_with "the registration token is a personal access token, as it begins with 'ghp_': $again"
}

it_refuses_an_installation_token() {
  echo ghs_12_eyJ.abc.def >"$secret/token"
  refuses_with "the registration token is an access token, as it begins with 'ghs_': $again"
}

it_refuses_a_whole_response() {
  printf '{\n  "token": "A2TOKENOFGITHUBS",\n  "expires_at": "2026-01-02T03:04:05Z"\n}\n' >"$secret/token"
  refuses_with "the registration token is a whole JSON document instead of its entry 'token': $again"
}

it_refuses_a_token_of_two_lines() {
  printf 'A2TOKEN\nOFGITHUBS\n' >"$secret/token"
  refuses_with "the registration token has a character that no such token has: $again"
}

it_refuses_an_expiry_that_is_no_time() {
  echo soon >"$secret/expires-at"
  refuses_with "the registration token's expires-at 'soon' is not a time: $again"
}

it_refuses_an_empty_expiry() {
  echo >"$secret/expires-at"
  refuses_with "the registration token's expires-at '' is not a time: $again"
}

it_reads_the_offset_of_an_expiry() {
  date --utc --date='30 minutes' +%Y-%m-%dT%H:%M:%S.000-01:00 >"$secret/expires-at"
  once
}

it_refuses_a_token_that_has_expired_by_github_clock() {
  echo 2026-01-02T03:04:05Z >"$secret/expires-at"
  github_time 2026-01-02T03:05:05Z
  refuses_with "the registration token expired at 2026-01-02T03:04:05Z, and GitHub's clock says 2026-01-02T03:05:05Z: $again"
}

it_lets_github_decide_when_the_node_clock_is_wrong() {
  echo 2026-01-02T03:04:05Z >"$secret/expires-at"
  github_time 2026-01-02T02:10:00Z
  once
  says registrar.log "GitHub's says 2026-01-02T02:10:00Z. The registration token is valid until 2026-01-02T03:04:05Z; trying it."
  there github/arguments
}

it_tries_an_expired_token_when_github_clock_cannot_be_asked() {
  echo 2026-01-02T03:04:05Z >"$secret/expires-at"
  no_github_time
  once
  says registrar.log "expired at 2026-01-02T03:04:05Z by this node's clock, and GitHub's clock cannot be asked; trying it."
}

it_names_both_clocks_when_github_says_that_the_node_clock_is_wrong() {
  echo clock >github/refuses
  github_time 2026-01-02T02:10:00Z
  fails once
  tail -n 1 registrar.log | grep -qE "this node's clock is wrong: it says 20.*Z, and GitHub's says 2026-01-02T02:10:00Z: correct it;"
}

# --- The Secret --------------------------------------------------------------------------------------------------------

it_names_an_entry_of_an_empty_secret() {
  rm "$secret"/*
  refuses_with "the Secret fleet-registration has no entry 'token': $again"
}

it_names_an_entry_that_is_missing() {
  rm "$secret/url"
  refuses_with "the Secret fleet-registration has no entry 'url': $again"
}

it_names_the_broker_where_there_is_one() {
  export REGISTRATION_BROKER=fleet-broker
  echo unauthorized >github/refuses
  fails once
  equal "$(tail -n 1 registrar.log)" "registrar: GitHub responded to the registration with 401 (Unauthorized): it does not accept \
this token: $by_the_broker"
  rm -f github/arguments
  echo null >"$secret/token"
  refuses_with "the registration token is the word 'null', which a failed request returned: $by_the_broker"
  rm "$secret/token"
  refuses_with "the Secret fleet-registration has no entry 'token': $by_the_broker"
}

it_tells_an_entry_that_cannot_be_read_from_one_that_is_missing() {
  rm "$secret/token" && mkdir "$secret/token"
  refuses_with "the entry 'token' of the Secret fleet-registration is there but cannot be read (Is a directory): let the pod \
run as the chart has it, as user and group 10000."
}

# --- The URL -----------------------------------------------------------------------------------------------------------

refuses_url() {
  echo "$1" >"$secret/url"
  refuses_with "the registration's url '${1%%\?*}' $2."
  rm -f github/arguments
}

it_refuses_urls_that_github_runner_would_misread() {
  good=https://github.com/acme/widgets
  refuses_url https://github.com/acme/widgets.git "ends in '.git': write $good"
  refuses_url https://www.github.com/acme/widgets "begins with 'www.': write $good"
  refuses_url https://github.com:8443/acme/widgets "has a port, which GitHub's runner leaves out: write $good"
  refuses_url https://github.com/acme/widgets/settings/actions/runners/new "is that of a page below it: write $good"
  refuses_url "https://github.com/acme/widgets?tab=readme" "has a query or a fragment: write $good"
  refuses_url http://ghe.example/acme "begins with http: write it with https"
  refuses_url https://api.github.com/repos/acme/widgets "is that of the API: write $good"
  refuses_url https://github.com/organizations/acme/settings/actions "is that of a page below it: write https://github.com/acme"
  refuses_url https://github.com/orgs/acme "is that of a page below it: write https://github.com/acme"
  refuses_url https://github.com/enterprises/acme/settings "is that of a page below it: write https://github.com/enterprises/acme"
}

it_refuses_a_url_that_names_nothing() {
  for url in https://github.com/ https://github.com acme/widgets git@github.example:acme; do
    echo "$url" >"$secret/url"
    fails once
    tail -n 1 registrar.log | grep -q 'such as https://github.com/OWNER/REPOSITORY\.$'
    absent github/arguments
  done
}

it_never_prints_a_password_in_a_url() {
  echo https://bot:s3cret@github.com/acme/widgets >"$secret/url"
  refuses_with "the registration's url has a user name or a password in it: write it without, such as \
https://github.com/OWNER/REPOSITORY."
  fails grep -q s3cret registrar.log
}

it_never_prints_a_token_in_the_place_of_another_entry() {
  for token in ghp_0123456789 A2TOKENOFGITHUBSABCDEFGHIJKLMNOP; do
    for entry in url expires-at; do
      cp "$secret/$entry" before
      echo "$token" >"$secret/$entry"
      fails once
      says registrar.log "(not shown: it could be a token) is not"
      fails grep -q "$token" registrar.log
      cp before "$secret/$entry"
    done
  done
}

it_takes_organisations_enterprises_and_a_slash_at_the_end() {
  for url in https://github.com/acme https://github.com/enterprises/acme https://github.com/acme/widgets/ http://127.0.0.1/acme; do
    echo "$url" >"$secret/url"
    rm -rf root/run/handover/* root/run/registrar/home
    once
    equal "$(sed -n '/^--url$/{n;p}' github/arguments)" "${url%/}"
  done
}

# --- Labels and group --------------------------------------------------------------------------------------------------

it_refuses_labels_that_would_be_read_as_options() {
  RUNNER_LABELS='linux,--ephemeral' refuses_with "the label '--ephemeral' begins with a dash: correct the chart's value runner.labels."
}

it_refuses_a_group_that_would_be_read_as_an_option() {
  RUNNER_GROUP=--ephemeral refuses_with "the runner group '--ephemeral' begins with a dash: correct the chart's value runner.group."
}

it_asks_for_a_name() {
  RUNNER_NAME='' refuses_with "RUNNER_NAME is not set: deploy with the chart, which sets it to the pod's name."
}

# --- What GitHub responds ----------------------------------------------------------------------------------------------

refused() {
  echo "$1" >github/refuses
  fails once
  equal "$(tail -n 1 registrar.log)" "registrar: $2"
}

it_tells_what_github_responded() {
  refused not_found "GitHub responded to the registration at https://github.com/acme/widgets with 404 (Not Found): ${again%.}. \
If GitHub refuses a new token too, check that it is for this url, and build the image with the newest runner."
  refused unauthorized "GitHub responded to the registration with 401 (Unauthorized): it does not accept this token: $again"
  refused forbidden "GitHub responded to the registration with 403 (Forbidden) at https://github.com/acme/widgets: allow \
self-hosted runners there, and check that the token is for it."
  RUNNER_GROUP=gpu refused no_group "GitHub has no runner group 'gpu' at https://github.com/acme/widgets that this token can \
see: create the group, or correct the chart's value runner.group."
  refused no_network "config.sh ended with exit code 1, and its last line is 'Connection refused (api.github.com:443)'. \
This pod tries again. If the line is about the connection, check proxy, caCertificates and networkPolicy."
}

it_does_not_take_a_success_without_registration() {
  printf '#!/bin/bash\nexit 0\n' >root/opt/actions-runner/config.sh
  fails once
  equal "$(tail -n 1 registrar.log)" "registrar: config.sh reported success but left no whole registration: report its lines \
above as a bug."
}

# --- Beside the runner -------------------------------------------------------------------------------------------------

it_waits_for_the_secret_and_reports_it_to_the_startup_probe() {
  mv "$secret/token" token
  start registrar
  await grep -q "has no entry 'token'" root/run/registrar/status
  fails registered
  equal "$(cat registered.log)" "the Secret fleet-registration has no entry 'token': $again"
  mv token "$secret/token"
  await registered
  kill -0 "$pid"
}

it_goes_on_at_once_with_a_new_token_after_a_refusal() {
  echo unauthorized >github/refuses
  start registrar
  await grep -q '401 (Unauthorized)' root/run/registrar/status
  rm github/refuses
  echo A2TOKENTHATISNEW >"$secret/token"
  await registered
  equal "$(cat github/token)" A2TOKENTHATISNEW
}

it_asks_github_once_for_each_token() {
  echo not_found >github/refuses
  start registrar
  await grep -q '404 (Not Found)' root/run/registrar/status
  rm github/arguments
  printf '#!/bin/sh\necho >>%s/looks\nexec /usr/bin/cksum\n' "$PWD" >bin/cksum && chmod +x bin/cksum
  # Several looks at the Secret later.
  await eval '[ "$(wc -l <looks)" -gt 10 ]'
  absent github/arguments
  equal "$(grep -c 'Http response code' registrar.log)" 1
}

it_registers_again_when_github_has_forgotten_the_runner() {
  register
  before=$(current) before_client=$(client)
  rm github/runners/*
  : >"root/run/runner/lost.$before"
  await eval '[ "$(current)" ] && [ "$(current)" != "$before" ]'
  fails equal "$(client)" "$before_client" >different
  says registrar.log "GitHub no longer knows this registration of fleet-5d8c7b9f6d-x7k2p; registering it again."
}

it_does_not_open_what_a_job_may_have_put_there() {
  register
  mkfifo root/run/runner/lost.planted
  ln -s /dev/zero root/run/runner/lost.zero
  stop_registrar
}

it_keeps_the_registration_when_it_is_killed_and_started_again() {
  register
  before=$(current)
  kill -KILL "$registrar"
  rm -r github/arguments
  start registrar
  await grep -q 'is already registered' registrar.log
  absent github/arguments
  equal "$(current)" "$before"
}

it_removes_the_runner_from_github_when_it_is_told_to_stop() {
  register
  cp github/removal-token "$secret/removal-token"
  stop_registrar
  absent github/runners/fleet-5d8c7b9f6d-x7k2p
  equal "$(tail -n 1 registrar.log)" "registrar: fleet-5d8c7b9f6d-x7k2p is no longer registered."
  equal "$(grep -c A2REMOVALTOKEN registrar.log)" 0
}

it_refuses_a_removal_token_that_is_none() {
  echo null >"$secret/removal-token"
  register
  stop_registrar
  says registrar.log "told to stop; the removal token is the word 'null', which a failed request returned, so fleet"
}

it_takes_the_removal_token_of_now_and_not_of_its_start() {
  echo A2OLD >"$secret/removal-token"
  register
  cp github/removal-token "$secret/removal-token"
  stop_registrar
  absent github/runners/fleet-5d8c7b9f6d-x7k2p
}

it_says_that_a_runner_stays_without_a_removal_token() {
  register
  stop_registrar
  there github/runners/fleet-5d8c7b9f6d-x7k2p
  equal "$(tail -n 1 registrar.log)" "registrar: told to stop; the Secret fleet-registration has no entry 'removal-token', so \
fleet-5d8c7b9f6d-x7k2p stays at GitHub, offline, until runner-cleanup-action removes it."
}

# In a trap, bash takes the status of what was interrupted for a bare `return`.
it_says_so_too_when_what_the_signal_interrupts_succeeds() {
  local round
  for round in {1..20}; do
    rm -f registrar.log
    POLL_SECONDS=0 register
    await says registrar.log registered.
    stop_registrar
    equal "$round: $(tail -n 1 registrar.log)" "$round: registrar: told to stop; the Secret fleet-registration has no entry \
'removal-token', so fleet-5d8c7b9f6d-x7k2p stays at GitHub, offline, until runner-cleanup-action removes it."
  done
}

it_says_that_a_runner_stays_when_github_refuses_its_removal() {
  register
  echo A2WRONG >"$secret/removal-token"
  stop_registrar
  says registrar.log "config.sh remove ended with exit code 1; fleet-5d8c7b9f6d-x7k2p stays at GitHub"
}

it_ends_at_once_while_it_registers() {
  echo never >github/refuses
  start registrar
  await [ -s github/folder ]
  registrar=$pid
  stop_registrar
  equal "$(tail -n 1 registrar.log)" "registrar: told to stop; there is no registration to remove."
  fails pgrep -f "$TEST_ROOT/run/registrar/home" >/dev/null
}

it_ends_at_once_while_it_waits_for_the_secret() {
  rm "$secret"/*
  start registrar
  await [ -s root/run/registrar/status ]
  registrar=$pid
  stop_registrar
}

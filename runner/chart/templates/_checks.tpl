{{/*
What is wrong with the values, all at once. Helm has checked their kinds and limits by values.schema.json, with its own messages. Names and
forms are checked here, since Helm would only say that a name is not allowed, or quote a regular expression, and the value with it.
*/}}
{{- define "runner.checks" -}}
{{- $problems := dict "list" list "missing" false -}}
{{- $schema := .Files.Get "values.strict.schema.json" | fromJson -}}
{{- include "runner.fits" (dict "schema" $schema "value" .Values "path" "" "root" $schema "problems" $problems) -}}
{{- /* The others would fail on what is missing. */ -}}
{{- if not $problems.missing -}}
  {{- range include "runner.contradictions" . | fromYamlArray -}}
    {{- $_ := set $problems "list" (append $problems.list .) -}}
  {{- end -}}
{{- end -}}
{{- with $problems.list -}}
  {{- if eq (len .) 1 -}}
    {{- include "runner.refuse" (first .) -}}
  {{- end -}}
  {{- include "runner.refuse" (printf "%d values need attention:\n- %s" (len .) (join "\n- " .)) -}}
{{- end -}}
{{- end }}

{{/* `helm lint` only logs what fail says, and goes on: there, what is not defined fails. */}}
{{- define "runner.refuse" -}}
{{- fail . -}}
{{- include "a value is refused: the message of fail says which and why" . -}}
{{- end }}

{{/* Values that contradict each other, or the chart, as a list in YAML. */}}
{{- define "runner.contradictions" -}}
{{- $ours := list "RUNNER_NAME" "RUNNER_LABELS" "RUNNER_GROUP" "RUNNER_WORK_FOLDER" "REGISTRATION_SECRET" "REGISTRATION_BROKER" "REGISTRAR" "TEST_ROOT" -}}
{{- if and .Values.env .Values.extraEnv }}
- "env: is the older name of extraEnv; set only one of them"
{{- end }}
{{- if and (not (kindIs "invalid" .Values.replicas)) (ne (toString .Values.replicaCount) "2") (ne (include "runner.whole" .Values.replicaCount) (include "runner.whole" .Values.replicas)) }}
- "replicas: is the older name of replicaCount; set only one of them"
{{- end }}
{{- range concat (.Values.extraEnv | default list) (.Values.env | default list) }}
{{- if or (has .name $ours) (hasPrefix "ACTIONS_RUNNER_INPUT_" .name) }}
- {{ printf "extraEnv: %s is how the runner is registered; use runner.labels, runner.group or runner.workFolder" .name | quote }}
{{- end }}
{{- $name := .name }}
{{- range $value, $variable := dict "http" "http_proxy" "https" "https_proxy" "noProxy" "no_proxy" }}
{{- if and (eq (lower $name) $variable) (index $.Values.proxy $value) }}
- {{ printf "extraEnv: %s is what proxy.%s sets; set only one of them" $name $value | quote }}
{{- end }}
{{- end }}
{{- end }}
{{- if ne (eq .Values.seccompProfile.type "Localhost") (not (empty .Values.seccompProfile.localhostProfile)) }}
- "seccompProfile: localhostProfile names the file of type Localhost; set both, or neither"
{{- end }}
{{- if eq .Values.runner.workFolder "_diag" }}
- "runner.workFolder: _diag is where the runner writes its log; choose another name"
{{- end }}
{{- range $name, $_ := .Values.podLabels }}
{{- if hasKey (include "runner.selectorLabels" $ | fromYaml) $name }}
- {{ printf "podLabels: %s finds the pods of this release and cannot be set" $name | quote }}
{{- end }}
{{- end }}
{{- range $component := list "broker" "cleanup" }}
{{- range $name, $_ := (index $.Values $component).podLabels }}
{{- if hasKey (include "runner.componentLabels" (list $ $component) | fromYaml) $name }}
- {{ printf "%s.podLabels: %s is a label of the chart and cannot be set" $component $name | quote }}
{{- end }}
{{- end }}
{{- end }}
{{- range .Values.extraVolumes }}
{{- if has .name (list "registration" "registrar" "handover" "outbox" "runner" "home" "tmp" "certificates") }}
- {{ printf "extraVolumes: %s is a volume of the chart; choose another name" .name | quote }}
{{- end }}
{{- end }}
{{- range .Values.extraVolumeMounts }}
{{- if has (trimSuffix "/" .mountPath) (list "/run/handover" "/run/runner" "/runner" "/home/runner" "/tmp" "/run/certificates") }}
- {{ printf "extraVolumeMounts: %s is where the chart mounts a volume of its own; mount yours below it or elsewhere" .mountPath | quote }}
{{- end }}
{{- end }}
{{- $volumes := list "runner" "home" "tmp" (or .Values.caCertificates.configMap .Values.caCertificates.secret | empty | ternary "" "certificates") }}
{{- range .Values.extraVolumes }}
{{- $volumes = append $volumes .name }}
{{- end }}
{{- range .Values.extraVolumeMounts }}
{{- if has .name (list "registration" "registrar" "handover" "outbox") }}
- {{ printf "extraVolumeMounts: %s is a volume of the chart that jobs do not get; mount another one" .name | quote }}
{{- else if not (has .name $volumes) }}
- {{ printf "extraVolumeMounts: %s is not the name of a volume in extraVolumes" .name | quote }}
{{- end }}
{{- end }}
{{- range .Values.initContainers }}
{{- if eq (toString .name) "registrar" }}
- "initContainers: registrar is a container of the chart; choose another name"
{{- end }}
{{- end }}
{{- if and .Values.caCertificates.configMap .Values.caCertificates.secret }}
- "caCertificates: set configMap or secret, not both"
{{- end }}
{{- if and (not (kindIs "invalid" .Values.terminationGracePeriodSeconds)) (ne (int64 .Values.longestJobSeconds) 21600) }}
- "terminationGracePeriodSeconds: is the older setting, instead of longestJobSeconds; set only one of them"
{{- end }}
{{- if and .Values.runner.group (regexMatch "^https?://[^/]+/[^/]+/[^/]+/?$" (.Values.github.url | default "")) (not (contains "/enterprises/" .Values.github.url)) }}
- "runner.group: only an organisation or an enterprise has groups, and github.url is the page of a repository; leave one of them out"
{{- end }}
{{- range $component := list "broker" "cleanup" }}
{{- range regexFindAll "[0-9]+-[0-9]+" ((index $.Values $component).schedule | default "") -1 }}
{{- $range := splitList "-" . }}
{{- if gt (first $range | atoi) (last $range | atoi) }}
- {{ printf "%s.schedule: the range %s begins after its end" $component . | quote }}
{{- end }}
{{- end }}
{{- end }}
{{- with .Values.prometheusRule }}
{{- if and .versionEnds (regexMatch "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" .versionEnds) }}
{{- if ne .versionEnds ((toDate "2006-01-02" .versionEnds).UTC.Format "2006-01-02") }}
- {{ printf "prometheusRule.versionEnds: %s is not a day of the calendar" .versionEnds | quote }}
{{- end }}
{{- end }}
{{- if and .enabled (include "runner.runs" (list $ "broker")) (include "runner.alerts" (list $ "RunnerTokenNotRenewed")) }}
{{- $alert := int64 .tokenNotRenewedMinutes }}
{{- $pause := include "runner.pause" $.Values.broker.schedule | int64 }}
{{- if ge $pause 60 }}
- "broker.schedule: an hour or more can pass without a run, and a token is valid for an hour; let it run more often, or add RunnerTokenNotRenewed to prometheusRule.disabledAlerts"
{{- else if le $alert $pause }}
- {{ printf "prometheusRule.tokenNotRenewedMinutes: %d is not more than the %d minutes between two runs of the broker; the alert would fire although all is well" $alert $pause | quote }}
{{- end }}
{{- if ge $alert ($.Values.broker.renewBefore | trimSuffix "m" | int64) }}
- {{ printf "prometheusRule.tokenNotRenewedMinutes: %d is not less than broker.renewBefore, which is %s; the token would end before the alert fires" $alert $.Values.broker.renewBefore | quote }}
{{- end }}
{{- end }}
{{- end }}
{{- if .Values.app.secretName }}
{{- if not .Values.github.url }}
- "github.url: set the page of the repository or organisation, such as https://github.com/acme/widgets; broker and cleanup act there as the app"
{{- else if contains "/enterprises/" .Values.github.url }}
- "github.url: is the page of an enterprise, whose runners an app cannot manage; set that of an organisation, or leave app.secretName out"
{{- end }}
{{- if eq .Values.app.secretName (include "runner.registrationSecretName" .) }}
- "app.secretName: is the Secret that every registrar reads; keep the app's key in one of its own"
{{- end }}
{{- end }}
{{- if and .Values.networkPolicy.enabled .Values.proxy.https (not .Values.networkPolicy.proxy.cidr) }}
- "networkPolicy.proxy.cidr: set the network of the proxy, or the pods could not reach it"
{{- end }}
{{- end }}

{{/* The longest time between two runs of a schedule, in minutes; 60 stands for an hour and all that is longer. */}}
{{- define "runner.pause" -}}
{{- $schedule := . | default "*/10 * * * *" -}}
{{- $minutes := list -}}
{{- /* Hours and days are not told apart: a schedule for some of them may leave out more than an hour. */ -}}
{{- if regexMatch "^[^@ ]+( +([*?](/1)?|0?0-23|0?1-31|0?1-12|0-6|jan-dec|sun-sat)){4}$" (lower $schedule) -}}
  {{- range splitList " " $schedule | first | splitList "," -}}
    {{- $parts := splitList "/" . -}}
    {{- $ends := regexMatch "^[*?]" . | ternary "0-59" (first $parts) | splitList "-" -}}
    {{- $end := and (eq (len $ends) 1) (eq (len $parts) 2) | ternary "59" (last $ends) -}}
    {{- $minutes = concat $minutes (untilStep (first $ends | atoi) (add1 (atoi $end) | int) (eq (len $parts) 2 | ternary (last $parts) "1" | atoi)) -}}
  {{- end -}}
{{- end -}}
{{- /* The last run of the hour before. */ -}}
{{- $last := -60 -}}
{{- range $minutes -}}
  {{- $last = max $last (sub . 60) -}}
{{- end -}}
{{- $longest := 0 -}}
{{- range $minute := until 60 -}}
  {{- if has $minute $minutes -}}
    {{- $longest = max $longest (sub $minute $last) -}}
    {{- $last = $minute -}}
  {{- end -}}
{{- end -}}
{{- $longest | default 60 -}}
{{- end }}

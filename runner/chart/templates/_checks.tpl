{{/* Values that the schema could reject only without a reason. */}}
{{- define "runner.checks" -}}
{{- $ours := list "RUNNER_NAME" "RUNNER_LABELS" "RUNNER_GROUP" "RUNNER_WORK_FOLDER" "REGISTRATION_SECRET" "REGISTRAR" "TEST_ROOT" -}}
{{- if and .Values.env .Values.extraEnv -}}
  {{- fail "env: is the older name of extraEnv: set only one of them." -}}
{{- end -}}
{{- if and (hasKey .Values "replicas") (ne (toString .Values.replicaCount) "2") (ne (toString .Values.replicaCount) (toString .Values.replicas)) -}}
  {{- fail "replicas: is the older name of replicaCount: set only one of them." -}}
{{- end -}}
{{- range concat .Values.extraEnv (.Values.env | default list) -}}
  {{- if or (has .name $ours) (hasPrefix "ACTIONS_RUNNER_INPUT_" .name) -}}
    {{- fail (printf "extraEnv: %s is how the runner is registered: use runner.labels, runner.group or runner.workFolder." .name) -}}
  {{- end -}}
{{- end -}}
{{- if eq .Values.runner.workFolder "_diag" -}}
  {{- fail "runner.workFolder: _diag is where the runner writes its log: choose another name." -}}
{{- end -}}
{{- range $name, $_ := .Values.podLabels -}}
  {{- if hasKey (include "runner.selectorLabels" $ | fromYaml) $name -}}
    {{- fail (printf "podLabels: %s finds the pods of this release and cannot be set." $name) -}}
  {{- end -}}
{{- end -}}
{{- range .Values.extraVolumes -}}
  {{- if has .name (list "registration" "registrar" "handover" "outbox" "runner" "home" "tmp" "certificates") -}}
    {{- fail (printf "extraVolumes: %s is a volume of the chart: choose another name." .name) -}}
  {{- end -}}
{{- end -}}
{{- if and .Values.caCertificates.configMap .Values.caCertificates.secret -}}
  {{- fail "caCertificates: set configMap or secret, not both." -}}
{{- end -}}
{{- if and .Values.app.secretName (not .Values.github.url) -}}
  {{- fail "github.url: set the page of the repository or organisation, such as https://github.com/acme/widgets: broker and cleanup act there as the app." -}}
{{- end -}}
{{- if and .Values.app.secretName (contains "/enterprises/" .Values.github.url) -}}
  {{- fail "github.url: is the page of an enterprise, whose runners an app cannot manage: set that of an organisation, or leave app.secretName out." -}}
{{- end -}}
{{- if and .Values.app.secretName (eq .Values.app.secretName (include "runner.registrationSecretName" .)) -}}
  {{- fail "app.secretName: is the Secret that every registrar reads: keep the app's key in one of its own." -}}
{{- end -}}
{{- if and .Values.networkPolicy.enabled .Values.proxy.https (not .Values.networkPolicy.proxy.cidr) -}}
  {{- fail "networkPolicy.proxy.cidr: set the network of the proxy, or the pods could not reach it." -}}
{{- end -}}
{{- end }}

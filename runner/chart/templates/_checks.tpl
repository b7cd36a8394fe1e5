{{/* Values that the schema could reject only without a reason. */}}
{{- define "runner.checks" -}}
{{- $ours := list "RUNNER_NAME" "RUNNER_LABELS" "RUNNER_GROUP" "RUNNER_WORK_FOLDER" -}}
{{- range .Values.env -}}
  {{- if or (has .name $ours) (hasPrefix "ACTIONS_RUNNER_INPUT_" .name) -}}
    {{- fail (printf "env: %s is how the runner is registered: use runner.labels, runner.group or runner.workFolder." .name) -}}
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
{{- end }}

{{/* The labels that select the pods. They cannot change after the first deployment, so nothing here may change. */}}
{{- define "runner.selectorLabels" -}}
app.kubernetes.io/name: {{ .Values.nameOverride | default .Chart.Name | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/component: runner
{{- end }}

{{- define "runner.labels" -}}
{{ include "runner.selectorLabels" . }}
{{ include "runner.releaseLabels" . }}
{{- end }}

{{/* Of what belongs to a component other than the runners, of a list: the chart, the component. */}}
{{- define "runner.componentLabels" -}}
{{ merge (dict "app.kubernetes.io/component" (last .)) (include "runner.selectorLabels" (first .) | fromYaml) | toYaml }}
{{ include "runner.releaseLabels" (first .) }}
{{- end }}

{{- define "runner.releaseLabels" -}}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | quote }}
{{- end }}

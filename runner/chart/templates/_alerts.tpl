{{/* Not empty when an alert is wanted, of a list: the chart, the alert's name. */}}
{{- define "runner.alerts" -}}
{{- if not (has (last .) (first .).Values.prometheusRule.disabledAlerts) -}}true{{- end -}}
{{- end }}

{{/* Labels of an alert, of a list: the chart, the alert's name, and more labels that its expression does not have. */}}
{{- define "runner.alertLabels" -}}
{{- $rule := (index . 0).Values.prometheusRule -}}
{{- $more := gt (len .) 2 | ternary (last .) dict -}}
labels:
  {{- merge (dict "severity" (get $rule.severities (index . 1) | default $rule.alertSeverity)) $more $rule.alertLabels | toYaml | nindent 2 }}
{{- end }}

{{/* The day until which GitHub serves the runner of the image; empty when that is not known, as of an image that is not the chart's. */}}
{{- define "runner.versionEnds" -}}
{{- if .Values.prometheusRule.versionEnds -}}
{{- .Values.prometheusRule.versionEnds -}}
{{- else if not (or .Values.image.tag .Values.image.digest) -}}
{{- index .Chart.Annotations "runner-served-until" -}}
{{- end -}}
{{- end }}

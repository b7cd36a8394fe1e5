{{/* The common part of both containers. */}}
{{- define "runner.container" -}}
image: {{ include "runner.image" (list .Values.image .Chart "runner") | quote }}
imagePullPolicy: {{ .Values.image.pullPolicy }}
{{/* The end of a failed container's log becomes its reason, which is visible without the permission to read logs. */ -}}
terminationMessagePolicy: FallbackToLogsOnError
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: {{ .Values.readOnlyRootFilesystem }}
  capabilities:
    drop: [ALL]
{{- end }}

{{/* Variables of both containers. Programs differ in which case of a proxy's variable they read. */}}
{{- define "runner.env" -}}
{{- with .Values.proxy -}}
{{- range $name, $value := dict "http_proxy" .http "https_proxy" .https "no_proxy" .noProxy }}
{{- if $value }}
- name: {{ $name }}
  value: {{ $value | quote }}
- name: {{ upper $name }}
  value: {{ $value | quote }}
{{- end }}
{{- end }}
{{- end }}
{{- with concat (.Values.extraEnv | default list) (.Values.env | default list) }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{/* What both containers mount in the same way. */}}
{{- define "runner.mounts" -}}
{{- if or .Values.caCertificates.configMap .Values.caCertificates.secret }}
- name: certificates
  mountPath: /run/certificates
  readOnly: true
{{- end }}
{{- end }}

{{/* What both containers are. */}}
{{- define "runner.container" -}}
image: {{ include "runner.image" . }}
imagePullPolicy: {{ .Values.image.pullPolicy }}
{{/* The last words of a failed container become its reason, which shows without a right to read logs. */ -}}
terminationMessagePolicy: FallbackToLogsOnError
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: {{ .Values.readOnlyRootFilesystem }}
  capabilities:
    drop: [ALL]
{{- with .Values.resources }}
resources:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{/* Where the image has to be writable. */}}
{{- define "runner.mounts" -}}
- name: runner
  mountPath: /runner
- name: home
  mountPath: /home/runner
- name: tmp
  mountPath: /tmp
{{- end }}

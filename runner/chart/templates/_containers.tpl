{{/* The common part of both containers. */}}
{{- define "runner.container" -}}
image: {{ include "runner.image" . }}
imagePullPolicy: {{ .Values.image.pullPolicy }}
{{/* The end of a failed container's log becomes its reason, which is visible without the permission to read logs. */ -}}
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

{{/* The writable folders. */}}
{{- define "runner.mounts" -}}
- name: runner
  mountPath: /runner
- name: home
  mountPath: /home/runner
- name: tmp
  mountPath: /tmp
{{- end }}

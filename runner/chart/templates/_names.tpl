{{/* The Deployment's name. Kubernetes cuts a pod's name when it gets longer, and then it no longer begins with this. */}}
{{- define "runner.fullname" -}}
{{- $name := .Values.fullnameOverride | default .Release.Name -}}
{{- if gt (len $name) 46 -}}
  {{- fail (printf "%q has %d characters, but a pod's name leaves only 46 for it: choose a shorter release name or set fullnameOverride." $name (len $name)) -}}
{{- end -}}
{{- $name -}}
{{- end }}

{{- define "runner.serviceAccountName" -}}
{{- if .Values.serviceAccount.create -}}
{{- .Values.serviceAccount.name | default (include "runner.fullname" .) -}}
{{- else -}}
{{- .Values.serviceAccount.name | default "default" -}}
{{- end -}}
{{- end }}

{{- define "runner.registrationSecretName" -}}
{{- .Values.registration.secretName | default (printf "%s-registration" (include "runner.fullname" .)) -}}
{{- end }}

{{- define "runner.image" -}}
{{- with .Values.image -}}
{{- if .digest -}}
{{- printf "%s@%s" .repository .digest -}}
{{- else -}}
{{- printf "%s:%s" .repository (.tag | default $.Chart.AppVersion) -}}
{{- end -}}
{{- end -}}
{{- end }}

{{/* The number of runners, or nothing when an autoscaler sets it. `replicas` is the older name. */}}
{{- define "runner.replicas" -}}
{{- if hasKey .Values "replicas" -}}
{{- .Values.replicas -}}
{{- else if not (kindIs "invalid" .Values.replicaCount) -}}
{{- .Values.replicaCount -}}
{{- end -}}
{{- end }}

{{/* Seconds between the request to stop and the kill: the job, then the end of the session and the removal at GitHub. */}}
{{- define "runner.gracePeriod" -}}
{{- if hasKey .Values "terminationGracePeriodSeconds" -}}
{{- .Values.terminationGracePeriodSeconds -}}
{{- else -}}
{{- add .Values.longestJobSeconds 90 -}}
{{- end -}}
{{- end }}

{{/* Not empty where an init container can run beside the others: native sidecars are on by default since Kubernetes 1.29. */}}
{{- define "runner.sidecars" -}}
{{- if semverCompare ">=1.29.0-0" .Capabilities.KubeVersion.Version -}}true{{- end -}}
{{- end }}

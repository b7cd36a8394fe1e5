{{/* The Deployment's name. Kubernetes cuts a pod's name when it gets longer, and then it no longer begins with this. */}}
{{- define "runner.fullname" -}}
{{- $name := .Values.fullnameOverride | default .Release.Name -}}
{{- if gt (len $name) 46 -}}
  {{- include "runner.refuse" (printf "%q has %d characters, but a pod's name leaves only 46 for it: choose a shorter release name or set fullnameOverride." $name (len $name)) -}}
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

{{/*
Of a list: the image's values, the chart, and the image's name in the chart's annotations. A release has its images there, with
their digests, so that a tag that is moved later changes nothing. Another repository or tag may be another image.
*/}}
{{- define "runner.image" -}}
{{- $chart := index . 1 -}}
{{- $released := index $chart.Annotations (printf "image-%s" (last .)) -}}
{{- with first . -}}
{{- $tagged := printf "%s:%s" .repository (.tag | default $chart.AppVersion) -}}
{{- if .digest -}}
{{- printf "%s@%s" .repository .digest -}}
{{- else if hasPrefix (printf "%s@" $tagged) $released -}}
{{- $released -}}
{{- else -}}
{{- $tagged -}}
{{- end -}}
{{- end -}}
{{- end }}

{{/* A number as whole as it is, or a text: Helm reads the numbers of a file as floating-point numbers, printed as 1e+06. */}}
{{- define "runner.whole" -}}
{{- if kindIs "float64" . -}}
{{- int64 . -}}
{{- else -}}
{{- . -}}
{{- end -}}
{{- end }}

{{/* The number of runners, or nothing when an autoscaler sets it. `replicas` is the older name. */}}
{{- define "runner.replicas" -}}
{{- if not (kindIs "invalid" .Values.replicas) -}}
{{- include "runner.whole" .Values.replicas -}}
{{- else if not (kindIs "invalid" .Values.replicaCount) -}}
{{- include "runner.whole" .Values.replicaCount -}}
{{- end -}}
{{- end }}

{{/* Seconds between the request to stop and the kill: the job, then the end of the session and the removal at GitHub. */}}
{{- define "runner.gracePeriod" -}}
{{- if not (kindIs "invalid" .Values.terminationGracePeriodSeconds) -}}
{{- include "runner.whole" .Values.terminationGracePeriodSeconds -}}
{{- else -}}
{{- add .Values.longestJobSeconds 90 -}}
{{- end -}}
{{- end }}

{{/* Not empty where an init container can run beside the others: native sidecars are on by default since Kubernetes 1.29. */}}
{{- define "runner.sidecars" -}}
{{- if semverCompare ">=1.29.0-0" .Capabilities.KubeVersion.Version -}}true{{- end -}}
{{- end }}

{{/* The name of what belongs to a CronJob, of a list: the chart, the component. Kubernetes leaves a CronJob's name 52 characters. */}}
{{- define "runner.cronJobName" -}}
{{- printf "%s-%s" (include "runner.fullname" (first .) | trunc 44 | trimSuffix "-") (last .) -}}
{{- end }}

{{/* The account of a CronJob, of a list: the chart, the component. */}}
{{- define "runner.cronJobAccount" -}}
{{- (index (first .).Values (last .)).serviceAccountName | default (include "runner.cronJobName" .) -}}
{{- end }}

{{/* Not empty when a component runs, of a list: the chart, the component. Without the app's key there is none. */}}
{{- define "runner.runs" -}}
{{- $root := first . -}}
{{- if and $root.Values.app.secretName (index $root.Values (last .)).enabled -}}true{{- end -}}
{{- end }}

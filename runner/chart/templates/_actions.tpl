{{/*
The pod of an action that acts as the app, of a list: the chart, the component, the inputs as a dictionary. It is the only one
with the app's key, and no job runs in it.
*/}}
{{- define "runner.actionPod" -}}
metadata:
  labels:
    {{- include "runner.actionPodLabels" (list (index . 0) (index . 1) (index . 1)) | nindent 4 }}
  {{- with (index (index . 0).Values (index . 1)).podAnnotations }}
  annotations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
spec:
  {{- include "runner.actionPodSpec" . | nindent 2 }}
{{- end }}

{{/* Of a list: the chart, the component whose values it has, the component that it is. */}}
{{- define "runner.actionPodLabels" -}}
{{ include "runner.componentLabels" (list (first .) (last .)) }}
{{- with (index (first .).Values (index . 1)).podLabels }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{/*
A component runs where the runners do unless it is told otherwise. It does not take their affinity, which is often to keep them apart, nor
their runtime class, which is often to shut jobs in.
*/}}
{{- define "runner.actionPodSpec" -}}
{{- $root := index . 0 -}}
{{- $component := index . 1 -}}
{{- $values := index $root.Values $component -}}
serviceAccountName: {{ include "runner.cronJobAccount" (list $root $component) | quote }}
automountServiceAccountToken: true
enableServiceLinks: false
restartPolicy: Never
{{- with $root.Values.imagePullSecrets }}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $root.Values.hostAliases }}
hostAliases:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $values.priorityClassName | default $root.Values.priorityClassName }}
priorityClassName: {{ . | quote }}
{{- end }}
{{- with $values.nodeSelector | default $root.Values.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $values.tolerations | default $root.Values.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $values.affinity }}
affinity:
  {{- toYaml . | nindent 2 }}
{{- end }}
securityContext:
  runAsNonRoot: true
  runAsUser: 65532
  runAsGroup: 65532
  seccompProfile:
    type: RuntimeDefault
containers:
  - name: {{ $component }}
    image: {{ include "runner.image" (list $values.image $root.Chart (get (dict "broker" "registration-token" "cleanup" "runner-cleanup") $component)) | quote }}
    imagePullPolicy: {{ $root.Values.image.pullPolicy }}
    terminationMessagePolicy: FallbackToLogsOnError
    securityContext:
      allowPrivilegeEscalation: false
      readOnlyRootFilesystem: true
      capabilities:
        drop: [ALL]
    {{- with $values.resources }}
    resources:
      {{- toYaml . | nindent 6 }}
    {{- end }}
    env:
      - name: INPUT_URL
        value: {{ $root.Values.github.url | quote }}
      {{- range $input, $entry := dict "CLIENT_ID" "client-id" "PRIVATE_KEY" "private-key" }}
      - name: INPUT_{{ $input }}
        valueFrom:
          secretKeyRef:
            name: {{ $root.Values.app.secretName | quote }}
            key: {{ $entry }}
      {{- end }}
      {{- with $root.Values.app.installationId }}
      - name: INPUT_INSTALLATION_ID
        value: {{ include "runner.whole" . | quote }}
      {{- end }}
      {{- with $root.Values.caCertificates }}
      {{- if or .configMap .secret }}
      - name: INPUT_CA_CERTIFICATES
        valueFrom:
          {{ empty .configMap | ternary "secretKeyRef" "configMapKeyRef" }}:
            name: {{ .configMap | default .secret | quote }}
            key: {{ .key | quote }}
      {{- end }}
      {{- end }}
      {{- range $input, $value := index . 2 }}
      - name: INPUT_{{ $input }}
        value: {{ $value | quote }}
      {{- end }}
      {{- with $root.Values.proxy }}
      {{- with .https }}
      - name: HTTPS_PROXY
        value: {{ . | quote }}
      {{- end }}
      {{- with .http }}
      - name: HTTP_PROXY
        value: {{ . | quote }}
      {{- end }}
      {{- if or .https .http }}
      {{- /* The API server is reached without a proxy. */}}
      - name: NO_PROXY
        value: {{ printf "%s,$(KUBERNETES_SERVICE_HOST)" .noProxy | trimPrefix "," | quote }}
      {{- end }}
      {{- end }}
{{- end }}

{{/* A CronJob with such a pod, of a list: the chart, the component, the inputs, the minutes between two runs. */}}
{{- define "runner.actionCronJob" -}}
{{- $root := index . 0 -}}
{{- $component := index . 1 -}}
{{- $minutes := index . 3 -}}
apiVersion: batch/v1
kind: CronJob
metadata:
  name: {{ include "runner.cronJobName" (list $root $component) | quote }}
  labels:
    {{- include "runner.componentLabels" (list $root $component) | nindent 4 }}
spec:
  {{- /* By default not all releases at the same minute. */}}
  schedule: {{ (index $root.Values $component).schedule | default (printf "%d-59/%d * * * *" (mod (adler32sum (printf "%s/%s" $root.Release.Namespace (include "runner.fullname" $root))) $minutes) $minutes) | quote }}
  concurrencyPolicy: Forbid
  startingDeadlineSeconds: 120
  successfulJobsHistoryLimit: 1
  failedJobsHistoryLimit: 1
  jobTemplate:
    metadata:
      labels:
        {{- include "runner.componentLabels" (list $root $component) | nindent 8 }}
    spec:
      backoffLimit: 1
      activeDeadlineSeconds: {{ mul $minutes 60 }}
      template:
        {{- include "runner.actionPod" (list $root $component (index . 2)) | nindent 8 }}
{{- end }}

{{/* Account, Role and RoleBinding of a component, of a list: the chart, the component, the rules. */}}
{{- define "runner.actionAccount" -}}
{{- $root := index . 0 -}}
{{- $component := index . 1 -}}
{{- $name := include "runner.cronJobName" (list $root $component) -}}
apiVersion: v1
kind: ServiceAccount
metadata:
  name: {{ $name | quote }}
  labels:
    {{- include "runner.componentLabels" (list $root $component) | nindent 4 }}
automountServiceAccountToken: false
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: {{ $name | quote }}
  labels:
    {{- include "runner.componentLabels" (list $root $component) | nindent 4 }}
rules:
  {{- toYaml (index . 2) | nindent 2 }}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: {{ $name | quote }}
  labels:
    {{- include "runner.componentLabels" (list $root $component) | nindent 4 }}
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: Role
  name: {{ $name | quote }}
subjects:
  - kind: ServiceAccount
    name: {{ $name | quote }}
    namespace: {{ $root.Release.Namespace | quote }}
{{- end }}

{{/* Rules for Kubernetes Events on the Deployment and the pods. Only with its uid does `kubectl describe` show an Event. */}}
{{- define "runner.eventRules" -}}
{{- if .Values.events.enabled -}}
- apiGroups: [""]
  resources: [events]
  verbs: [create, patch]
- apiGroups: [apps]
  resources: [deployments]
  resourceNames: [{{ include "runner.fullname" . | quote }}]
  verbs: [get]
{{- end -}}
{{- end }}

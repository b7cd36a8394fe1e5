{{/*
Adds to `problems` what of values.strict.schema.json a value does not meet, and Helm does not explain: names, forms, and what must not be
null. Of a dictionary: schema, value, path, root (the whole schema), problems.
*/}}
{{- define "runner.fits" -}}
{{- $schema := .schema -}}
{{- with get $schema "$ref" -}}
  {{- $schema = index (index $.root "$defs") (base .) -}}
{{- end -}}
{{- if kindIs "map" .value -}}
  {{- range $name := $schema.required -}}
    {{- if kindIs "invalid" (index $.value $name) -}}
      {{- $_ := set $.problems "missing" true -}}
      {{- if contains "]" $.path -}}
        {{- include "runner.problem" (list $ $name "is required") -}}
      {{- else -}}
        {{- include "runner.problem" (list $ $name "cannot be null; leave it out to have its default") -}}
      {{- end -}}
    {{- end -}}
  {{- end -}}
  {{- range $name, $value := .value -}}
    {{- $of := get ($schema.properties | default dict) $name | default (index $schema "additionalProperties") -}}
    {{- if kindIs "map" $of -}}
      {{- include "runner.fits" (dict "schema" $of "value" $value "path" (include "runner.path" (list $.path $name)) "root" $.root "problems" $.problems) -}}
    {{- else if and (kindIs "bool" $of) (not $of) -}}
      {{- include "runner.problem" (list $ $name (printf "is not a value of this chart%s" (include "runner.meant" (list $ $name $schema.properties)))) -}}
    {{- end -}}
  {{- end -}}
{{- else if kindIs "slice" .value -}}
  {{- range $index, $value := .value -}}
    {{- include "runner.fits" (dict "schema" $schema.items "value" $value "path" (printf "%s[%d]" $.path $index) "root" $.root "problems" $.problems) -}}
  {{- end -}}
{{- else if and (or (kindIs "float64" .value) (kindIs "int64" .value)) (hasKey $schema "x-number") -}}
  {{- /* YAML has read 2.10 as 2.1. */ -}}
  {{- include "runner.problem" (list . "" (printf "%s is a number; %s" (toJson .value) (index $schema "x-number"))) -}}
{{- else if and (kindIs "string" .value) $schema.pattern -}}
  {{- if not (regexMatch $schema.pattern .value) -}}
    {{- include "runner.problem" (list . "" (printf "%s is not %s%s" (include "runner.shown" .value) (substr 0 1 $schema.description | lower) (substr 1 -1 $schema.description))) -}}
  {{- end -}}
{{- end -}}
{{- end }}

{{/* Adds a problem, of a list: the dictionary of runner.fits, the name below its path, the problem. */}}
{{- define "runner.problem" -}}
{{- $path := index . 1 | empty | ternary (first .).path (include "runner.path" (list (first .).path (index . 1))) -}}
{{- $problems := (first .).problems -}}
{{- $_ := set $problems "list" (append $problems.list (printf "%s: %s" $path (last .))) -}}
{{- end }}

{{- define "runner.path" -}}
{{- join "." (compact .) -}}
{{- end }}

{{/* A value in quotes and not too long, or what stands for a credential that was put in the wrong place. */}}
{{- define "runner.shown" -}}
{{- $credential := regexMatch "-----BEGIN|LS0tLS1CRUdJTi|eyJ[\\w-]{8,}|gh[a-z]_|github_pat_|://[^/\\s]*@" . -}}
{{- /* Random text changes between letters and digits all the time. */ -}}
{{- range regexFindAll "[A-Za-z0-9+]{20,}" . -1 -}}
  {{- if gt (len (regexFindAll "[0-9]+|[^0-9]+" . -1)) 4 -}}
    {{- $credential = true -}}
  {{- end -}}
{{- end -}}
{{- if $credential -}}
the value ({{ len . }} characters, not shown because it looks like a credential)
{{- else if gt (len .) 80 -}}
{{ trunc 80 . | quote }}…
{{- else -}}
{{ quote . }}
{{- end -}}
{{- end }}

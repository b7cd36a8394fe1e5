{{/*
"; did you mean …?" when a name is close to that of a value, of a list: the dictionary of runner.fits, the wrong name, the schema's
properties beside it. Those come first, then the names further in and further out: a value that is not indented enough, or too much.
*/}}
{{- define "runner.meant" -}}
{{- $at := first . -}}
{{- $name := index . 1 | lower -}}
{{- $beside := dict -}}
{{- range $other, $of := last . -}}
  {{- if not $of.deprecated -}}
    {{- $_ := set $beside (include "runner.path" (list $at.path $other)) $other -}}
  {{- end -}}
{{- end -}}
{{- $around := dict -}}
{{- include "runner.names" (dict "schema" $at.root "path" "" "from" $at.path "names" $around) -}}
{{- $meant := include "runner.closest" (list $name $beside) | default (include "runner.closest" (list $name $around)) -}}
{{- if $meant -}}
; did you mean {{ $meant }}?
{{- else if $at.path -}}
; {{ $at.path }} has {{ values $beside | sortAlpha | join ", " }}
{{- else -}}
; `helm show values` lists them
{{- end -}}
{{- end }}

{{/* Adds to `names` the paths and names of the values of `schema` at `path` that are around `from`. */}}
{{- define "runner.names" -}}
{{- range $name, $of := .schema.properties -}}
  {{- if not $of.deprecated -}}
    {{- $path := include "runner.path" (list $.path $name) -}}
    {{- if or (hasPrefix (printf "%s." $.path) (printf "%s." $.from)) (hasPrefix (printf "%s." $.from) $path) (empty $.from) (empty $.path) -}}
      {{- $_ := set $.names $path $name -}}
    {{- end -}}
    {{- include "runner.names" (dict "schema" $of "path" $path "from" $.from "names" $.names) -}}
  {{- end -}}
{{- end -}}
{{- end }}

{{/* The path with the closest name, the shortest of several, of a list: the wrong name in lower case, names by path. Nothing when none is close. */}}
{{- define "runner.closest" -}}
{{- $name := first . -}}
{{- $found := dict "path" "" "distance" 99 -}}
{{- range $path, $other := last . -}}
  {{- $allowed := gt (len $other) 11 | ternary 3 (gt (len $other) 5 | ternary 2 1) -}}
  {{- if le (sub (max (len $name) (len $other)) (min (len $name) (len $other))) $allowed -}}
    {{- $distance := include "runner.distance" (list $name (lower $other)) | int -}}
    {{- if and (le $distance $allowed) (lt (add (mul 100 $distance) (len $path)) (add (mul 100 $found.distance) (len $found.path))) -}}
      {{- $_ := set $found "path" $path -}}
      {{- $_ := set $found "distance" $distance -}}
    {{- end -}}
  {{- end -}}
{{- end -}}
{{- if and (not $found.path) (gt (len $name) 2) -}}
  {{- /* The beginning of a name. */ -}}
  {{- range $path, $other := last . -}}
    {{- if and (hasPrefix $name (lower $other)) (not $found.path) -}}
      {{- $_ := set $found "path" $path -}}
    {{- end -}}
  {{- end -}}
{{- end -}}
{{- $found.path -}}
{{- end }}

{{/* How many letters must be inserted, left out, replaced or swapped with their neighbour, of a list of two words. */}}
{{- define "runner.distance" -}}
{{- $one := splitList "" (first .) -}}
{{- $other := splitList "" (last .) -}}
{{- $before := list -}}
{{- $last := list -}}
{{- range $j := until (int (add1 (len $other))) -}}
  {{- $last = append $last $j -}}
{{- end -}}
{{- range $i, $letter := $one -}}
  {{- $row := list (add1 $i) -}}
  {{- range $j, $otherLetter := $other -}}
    {{- $least := min (add1 (index $last (add1 $j))) (add1 (index $row $j)) (add (index $last $j) (eq $letter $otherLetter | ternary 0 1)) -}}
    {{- if and $i $j -}}
      {{- if and (eq $letter (index $other (sub $j 1))) (eq $otherLetter (index $one (sub $i 1))) -}}
        {{- $least = min $least (add1 (index $before (sub $j 1))) -}}
      {{- end -}}
    {{- end -}}
    {{- $row = append $row $least -}}
  {{- end -}}
  {{- $before = $last -}}
  {{- $last = $row -}}
{{- end -}}
{{- last $last -}}
{{- end }}

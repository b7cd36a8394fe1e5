{{/* What all pods reach: DNS, and GitHub directly or by the proxy. */}}
{{- define "runner.egress" -}}
{{- $private := list "10.0.0.0/8" "172.16.0.0/12" "192.168.0.0/16" "100.64.0.0/10" "169.254.0.0/16" -}}
{{- $private6 := list "fc00::/7" "fe80::/10" -}}
{{- range .Values.networkPolicy.except -}}
  {{- if contains ":" . -}}
    {{- $private6 = append $private6 . -}}
  {{- else -}}
    {{- $private = append $private . -}}
  {{- end -}}
{{- end -}}
- ports:
    - port: 53
      protocol: UDP
    - port: 53
      protocol: TCP
  to:
    - namespaceSelector:
        matchLabels:
          kubernetes.io/metadata.name: kube-system
{{- with .Values.networkPolicy.proxy }}
{{- if and .cidr $.Values.proxy.https }}
- ports:
    - port: {{ include "runner.whole" .port }}
      protocol: TCP
  to:
    - ipBlock:
        cidr: {{ .cidr | quote }}
{{- else }}
{{- /* GitHub has too many networks, which change, to name them here. */}}
- ports:
    - port: 443
      protocol: TCP
  to:
    - ipBlock:
        cidr: 0.0.0.0/0
        except:
          {{- toYaml $private | nindent 10 }}
    - ipBlock:
        cidr: ::/0
        except:
          {{- toYaml $private6 | nindent 10 }}
{{- end }}
{{- end }}
{{- with .Values.networkPolicy.egress }}
{{ toYaml . }}
{{- end }}
{{- end }}

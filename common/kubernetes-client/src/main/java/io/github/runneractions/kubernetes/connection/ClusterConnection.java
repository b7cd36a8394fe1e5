package io.github.runneractions.kubernetes.connection;

import java.net.URI;
import java.util.Optional;

/**
 * Which cluster and namespace, and as whom.
 *
 * @param server the API's URL, https
 * @param authority the certificates (PEM) that vouch for the server; empty when a public CA does
 * @param credential as whom
 * @param namespace where everything happens
 */
public record ClusterConnection(URI server, Optional<String> authority, Credential credential, String namespace) {}

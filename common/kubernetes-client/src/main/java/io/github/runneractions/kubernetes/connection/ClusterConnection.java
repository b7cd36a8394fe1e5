package io.github.runneractions.kubernetes.connection;

import java.net.URI;
import java.util.Optional;

/**
 * How to connect to a cluster: the server, a credential and the namespace.
 *
 * @param server the API's URL, https
 * @param authority the CA (PEM) of the server's certificate; empty for a public CA
 * @param namespace the namespace that all calls are made in
 */
public record ClusterConnection(URI server, Optional<String> authority, Credential credential, String namespace) {}

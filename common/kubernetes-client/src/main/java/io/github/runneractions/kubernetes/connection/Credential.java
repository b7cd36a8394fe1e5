package io.github.runneractions.kubernetes.connection;

import io.github.runneractions.runtime.Secret;

/** As whom the cluster is spoken to. */
public sealed interface Credential {
    /** What a ServiceAccount has, or a user of an OpenID Connect provider. */
    record BearerToken(Secret token) implements Credential {}

    /**
     * What a cluster's own installer gives its administrator.
     *
     * @param certificate in PEM
     * @param key in PEM
     */
    record ClientCertificate(String certificate, Secret key) implements Credential {}
}

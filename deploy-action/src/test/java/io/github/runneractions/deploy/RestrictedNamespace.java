package io.github.runneractions.deploy;

import io.github.runneractions.sandbox.kubernetes.ControlPlane;

/** Makes a namespace admit only pods of the restricted Pod Security Standard. */
final class RestrictedNamespace {
    private RestrictedNamespace() {}

    static void restrict(ControlPlane plane, String namespace) {
        plane.admin()
                .namespaces()
                .withName(namespace)
                .edit(object -> object.edit()
                        .editMetadata()
                        .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
                        .endMetadata()
                        .build());
    }
}

/** Which cluster, and with which credential: from its parts, a kubeconfig or the pod's own ServiceAccount. */
@NullMarked
package io.github.runneractions.kubernetes.connection;

import org.jspecify.annotations.NullMarked;

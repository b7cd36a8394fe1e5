/**
 * A client for a Kubernetes cluster, as a tenant of a namespace uses it. Its packages depend on each other in one direction:
 * {@code object}, {@code connection} and {@code release} ← {@code client} ← {@code api} ← {@code secret}.
 */
@NullMarked
package io.github.runneractions.kubernetes;

import org.jspecify.annotations.NullMarked;

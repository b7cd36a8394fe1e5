/**
 * A client for a Kubernetes cluster, as a tenant of a namespace uses it. Its packages depend on each other in one direction:
 * {@code object} and {@code connection} ← {@code client} ← {@code api} ← {@code secret}; {@code release} depends on none of them.
 */
@NullMarked
package io.github.runneractions.kubernetes;

import org.jspecify.annotations.NullMarked;

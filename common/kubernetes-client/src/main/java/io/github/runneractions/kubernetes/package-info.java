/** A Kubernetes cluster as its tenants see it: connecting, asking for rights, writing Secrets, and why calls fail. */
@NullMarked
package io.github.runneractions.kubernetes;

import org.jspecify.annotations.NullMarked;

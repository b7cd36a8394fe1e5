/** Kubernetes objects in general: where the API serves a kind, and what all objects have. */
@NullMarked
package io.github.runneractions.kubernetes.object;

import org.jspecify.annotations.NullMarked;

/** A node whose kubelet and containers are real, in namespaces of its own. */
@NullMarked
package io.github.runneractions.sandbox.kubernetes.node;

import org.jspecify.annotations.NullMarked;

/** A connection to a cluster from an action's inputs, the preflight of rights, and Secrets. */
@NullMarked
package io.github.runneractions.kubernetes;

import org.jspecify.annotations.NullMarked;

/**
 * The environment of a process: secrets and their masking, log, time, variables, cancellation, and failures with their
 * explanations. It does not depend on GitHub, Kubernetes or an action: a process that runs for months uses it too.
 */
@NullMarked
package io.github.runneractions.runtime;

import org.jspecify.annotations.NullMarked;

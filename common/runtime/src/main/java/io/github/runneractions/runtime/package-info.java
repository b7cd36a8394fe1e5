/**
 * What a process of ours has of the world around it: secrets and their masking, log, time, environment, cancellation, and
 * the failures it explains. Knows neither GitHub nor Kubernetes nor an action: a process that lives for months uses it too.
 */
@NullMarked
package io.github.runneractions.runtime;

import org.jspecify.annotations.NullMarked;

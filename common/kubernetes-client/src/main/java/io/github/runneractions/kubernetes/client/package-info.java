/** Calls to a cluster's API: time limits, retries, and what their errors mean. */
@NullMarked
package io.github.runneractions.kubernetes.client;

import org.jspecify.annotations.NullMarked;

/** The Kubernetes namespace of the runners: which pods are alive, and what ended runners leave behind. */
@NullMarked
package io.github.runneractions.runnercleanup.cluster;

import org.jspecify.annotations.NullMarked;

/** Kubernetes Events about runners, which {@code kubectl describe} shows with their pod or Deployment. */
@NullMarked
package io.github.runneractions.kubernetes.event;

import org.jspecify.annotations.NullMarked;

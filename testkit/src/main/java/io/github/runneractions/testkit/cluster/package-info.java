/** A Kubernetes control plane of real parts, with kwok in the place of the kubelets. */
@NullMarked
package io.github.runneractions.testkit.cluster;

import org.jspecify.annotations.NullMarked;

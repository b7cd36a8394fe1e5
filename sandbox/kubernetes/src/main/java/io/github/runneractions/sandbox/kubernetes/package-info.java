/** A Kubernetes control plane of real parts, with kwok in the place of the kubelets. */
@NullMarked
package io.github.runneractions.sandbox.kubernetes;

import org.jspecify.annotations.NullMarked;

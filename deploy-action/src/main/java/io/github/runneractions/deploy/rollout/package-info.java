/** A release on its way: its pods, what keeps them from being ready, and their runners until they are online. */
@NullMarked
package io.github.runneractions.deploy.rollout;

import org.jspecify.annotations.NullMarked;

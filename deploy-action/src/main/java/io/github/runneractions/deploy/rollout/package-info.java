/** The roll-out of a release: its pods until they are ready, their problems, and their runners until they are online. */
@NullMarked
package io.github.runneractions.deploy.rollout;

import org.jspecify.annotations.NullMarked;

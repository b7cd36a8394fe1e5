@NullMarked
package io.github.runneractions.deploy.rollout;

import org.jspecify.annotations.NullMarked;

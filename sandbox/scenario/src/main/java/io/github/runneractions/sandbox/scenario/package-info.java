/** Sets up the surroundings of one run of an action from files: a GitHub, a cluster if needed, a job, variables. */
@NullMarked
package io.github.runneractions.sandbox.scenario;

import org.jspecify.annotations.NullMarked;

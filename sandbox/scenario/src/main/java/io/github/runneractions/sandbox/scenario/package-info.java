/** What an action meets when it is run once, from files: a GitHub, a cluster where it needs one, a job, variables. */
@NullMarked
package io.github.runneractions.sandbox.scenario;

import org.jspecify.annotations.NullMarked;

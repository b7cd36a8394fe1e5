/** Steps of a job, run as GitHub's runner runs them: in a container of a Docker engine, or as a process without one. */
@NullMarked
package io.github.runneractions.sandbox.runner.step;

import org.jspecify.annotations.NullMarked;

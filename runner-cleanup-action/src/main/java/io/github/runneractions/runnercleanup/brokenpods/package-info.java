/** Runner pods that are alive but will not run a job again. */
@NullMarked
package io.github.runneractions.runnercleanup.brokenpods;

import org.jspecify.annotations.NullMarked;

/** runner-cleanup: removes stale runners, and none that may be alive. */
@NullMarked
package io.github.runneractions.runnercleanup;

import org.jspecify.annotations.NullMarked;

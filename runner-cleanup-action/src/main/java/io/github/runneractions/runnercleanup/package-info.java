/** runner-cleanup: offline runners out, live ones never touched. */
@NullMarked
package io.github.runneractions.runnercleanup;

import org.jspecify.annotations.NullMarked;

/** The runners at GitHub: list them, plan, check each candidate again, delete it. */
@NullMarked
package io.github.runneractions.runnercleanup.runners;

import org.jspecify.annotations.NullMarked;

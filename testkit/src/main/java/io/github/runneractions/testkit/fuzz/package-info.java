/** Feeds readers of texts with what nobody thought of. */
@NullMarked
package io.github.runneractions.testkit.fuzz;

import org.jspecify.annotations.NullMarked;

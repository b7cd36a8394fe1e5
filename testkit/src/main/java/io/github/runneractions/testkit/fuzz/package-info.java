/** Feeds parsers with random texts. */
@NullMarked
package io.github.runneractions.testkit.fuzz;

import org.jspecify.annotations.NullMarked;

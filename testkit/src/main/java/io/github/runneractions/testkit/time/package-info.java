/** Time for tests, which passes only when a test lets it. */
@NullMarked
package io.github.runneractions.testkit.time;

import org.jspecify.annotations.NullMarked;

/** An action small enough to test with it what tests actions. */
@NullMarked
package io.github.runneractions.sandbox.runner.standin;

import org.jspecify.annotations.NullMarked;

/** What was asked of the sandbox and what it answered, and every secret that passed through it. */
@NullMarked
package io.github.runneractions.sandbox.github.exchange;

import org.jspecify.annotations.NullMarked;

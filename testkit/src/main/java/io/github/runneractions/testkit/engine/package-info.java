/** A Docker engine for tests: the one that answers, else a private one that leaves nothing behind. */
@NullMarked
package io.github.runneractions.testkit.engine;

import org.jspecify.annotations.NullMarked;

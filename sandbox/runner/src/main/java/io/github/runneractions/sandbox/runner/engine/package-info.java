/** A Docker engine for tests: the one that answers, else a private one that leaves nothing behind. */
@NullMarked
package io.github.runneractions.sandbox.runner.engine;

import org.jspecify.annotations.NullMarked;

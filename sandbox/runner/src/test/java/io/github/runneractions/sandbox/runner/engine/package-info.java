@NullMarked
package io.github.runneractions.sandbox.runner.engine;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.github.runneractions.sandbox.runner.step;

import org.jspecify.annotations.NullMarked;

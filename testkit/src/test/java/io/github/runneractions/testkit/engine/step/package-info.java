@NullMarked
package io.github.runneractions.testkit.engine.step;

import org.jspecify.annotations.NullMarked;

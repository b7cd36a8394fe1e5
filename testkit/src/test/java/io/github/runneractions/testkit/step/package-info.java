@NullMarked
package io.github.runneractions.testkit.step;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.github.runneractions.testkit.process;

import org.jspecify.annotations.NullMarked;

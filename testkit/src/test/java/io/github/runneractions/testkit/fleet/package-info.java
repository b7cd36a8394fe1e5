@NullMarked
package io.github.runneractions.testkit.fleet;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.github.runneractions.testkit.engine;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.github.runneractions.testkit.bench;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.github.runneractions.testkit.planted.toolkit;

import org.jspecify.annotations.NullMarked;

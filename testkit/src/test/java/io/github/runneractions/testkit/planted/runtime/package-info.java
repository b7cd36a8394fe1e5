@NullMarked
package io.github.runneractions.testkit.planted.runtime;

import org.jspecify.annotations.NullMarked;

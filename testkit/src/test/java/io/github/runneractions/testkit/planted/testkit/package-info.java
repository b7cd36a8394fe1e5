@NullMarked
package io.github.runneractions.testkit.planted.testkit;

import org.jspecify.annotations.NullMarked;

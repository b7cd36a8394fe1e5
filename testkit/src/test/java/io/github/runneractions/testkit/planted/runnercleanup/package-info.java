@NullMarked
package io.github.runneractions.testkit.planted.runnercleanup;

import org.jspecify.annotations.NullMarked;

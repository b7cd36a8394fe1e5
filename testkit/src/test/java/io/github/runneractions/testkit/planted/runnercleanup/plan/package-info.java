@NullMarked
package io.github.runneractions.testkit.planted.runnercleanup.plan;

import org.jspecify.annotations.NullMarked;

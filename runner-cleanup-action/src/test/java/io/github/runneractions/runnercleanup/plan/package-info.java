@NullMarked
package io.github.runneractions.runnercleanup.plan;

import org.jspecify.annotations.NullMarked;

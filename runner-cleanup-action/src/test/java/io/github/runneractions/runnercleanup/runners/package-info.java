@NullMarked
package io.github.runneractions.runnercleanup.runners;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.github.runneractions.runnercleanup;

import org.jspecify.annotations.NullMarked;

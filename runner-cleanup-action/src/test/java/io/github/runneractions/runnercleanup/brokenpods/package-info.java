@NullMarked
package io.github.runneractions.runnercleanup.brokenpods;

import org.jspecify.annotations.NullMarked;

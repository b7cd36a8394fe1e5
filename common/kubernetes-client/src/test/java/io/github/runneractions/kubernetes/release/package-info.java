@NullMarked
package io.github.runneractions.kubernetes.release;

import org.jspecify.annotations.NullMarked;

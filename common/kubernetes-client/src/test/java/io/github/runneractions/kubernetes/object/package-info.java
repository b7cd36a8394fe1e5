@NullMarked
package io.github.runneractions.kubernetes.object;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.github.runneractions.kubernetes.event;

import org.jspecify.annotations.NullMarked;

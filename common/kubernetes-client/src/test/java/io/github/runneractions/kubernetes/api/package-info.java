@NullMarked
package io.github.runneractions.kubernetes.api;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.github.runneractions.sandbox.kubernetes.fleet;

import org.jspecify.annotations.NullMarked;

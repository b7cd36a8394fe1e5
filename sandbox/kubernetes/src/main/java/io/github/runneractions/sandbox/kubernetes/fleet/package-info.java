/** Runner pods that do what their containers would: register at GitHub, and be online while they live. */
@NullMarked
package io.github.runneractions.sandbox.kubernetes.fleet;

import org.jspecify.annotations.NullMarked;

/** The Secret that runners take their registration from. */
@NullMarked
package io.github.runneractions.kubernetes.secret;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.github.runneractions.kubernetes.secret;

import org.jspecify.annotations.NullMarked;

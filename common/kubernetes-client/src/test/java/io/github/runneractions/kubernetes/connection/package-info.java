@NullMarked
package io.github.runneractions.kubernetes.connection;

import org.jspecify.annotations.NullMarked;

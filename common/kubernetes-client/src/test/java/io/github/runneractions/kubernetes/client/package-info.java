@NullMarked
package io.github.runneractions.kubernetes.client;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.github.runneractions.sandbox.kubernetes.node;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.github.runneractions.sandbox.kubernetes;

import org.jspecify.annotations.NullMarked;

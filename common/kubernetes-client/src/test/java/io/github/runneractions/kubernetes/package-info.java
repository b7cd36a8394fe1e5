@NullMarked
package io.github.runneractions.kubernetes;

import org.jspecify.annotations.NullMarked;

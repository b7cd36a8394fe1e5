@NullMarked
package io.github.runneractions.testkit.planted.kubernetes;

import org.jspecify.annotations.NullMarked;

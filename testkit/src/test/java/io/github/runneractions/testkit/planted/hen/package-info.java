@NullMarked
package io.github.runneractions.testkit.planted.hen;

import org.jspecify.annotations.NullMarked;

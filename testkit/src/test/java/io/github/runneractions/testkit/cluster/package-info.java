@NullMarked
package io.github.runneractions.testkit.cluster;

import org.jspecify.annotations.NullMarked;

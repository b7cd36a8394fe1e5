@NullMarked
package io.github.runneractions.testkit.planted.deploy;

import org.jspecify.annotations.NullMarked;

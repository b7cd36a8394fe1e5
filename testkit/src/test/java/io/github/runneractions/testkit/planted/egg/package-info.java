@NullMarked
package io.github.runneractions.testkit.planted.egg;

import org.jspecify.annotations.NullMarked;

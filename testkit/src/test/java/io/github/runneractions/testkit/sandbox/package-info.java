@NullMarked
package io.github.runneractions.testkit.sandbox;

import org.jspecify.annotations.NullMarked;

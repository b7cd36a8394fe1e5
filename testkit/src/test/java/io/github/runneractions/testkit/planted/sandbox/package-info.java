@NullMarked
package io.github.runneractions.testkit.planted.sandbox;

import org.jspecify.annotations.NullMarked;

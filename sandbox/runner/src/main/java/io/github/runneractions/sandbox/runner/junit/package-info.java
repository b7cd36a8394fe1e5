/** A Docker engine as a parameter of JUnit tests. */
@NullMarked
package io.github.runneractions.sandbox.runner.junit;

import org.jspecify.annotations.NullMarked;

/** The world as a YAML file. */
@NullMarked
package io.github.runneractions.testkit.sandbox.state;

import org.jspecify.annotations.NullMarked;

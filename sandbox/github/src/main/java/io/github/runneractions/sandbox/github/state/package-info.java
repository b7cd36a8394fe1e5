/** The world as a YAML file. */
@NullMarked
package io.github.runneractions.sandbox.github.state;

import org.jspecify.annotations.NullMarked;

/** The shape of the code base as rules that fail a build: what may know what, who touches the world, what is called how. */
@NullMarked
package io.github.runneractions.testkit.architecture;

import org.jspecify.annotations.NullMarked;

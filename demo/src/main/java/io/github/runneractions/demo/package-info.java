/** The whole chain as one program, and the tests that run whole chains. */
@NullMarked
package io.github.runneractions.demo;

import org.jspecify.annotations.NullMarked;

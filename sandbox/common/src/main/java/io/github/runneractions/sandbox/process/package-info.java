/** Programs that tests start: watched, waited for, and gone when the JVM is, however that ends. */
@NullMarked
package io.github.runneractions.sandbox.process;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.github.runneractions.sandbox.process;

import org.jspecify.annotations.NullMarked;

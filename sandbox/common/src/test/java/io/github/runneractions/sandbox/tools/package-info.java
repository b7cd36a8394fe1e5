@NullMarked
package io.github.runneractions.sandbox.tools;

import org.jspecify.annotations.NullMarked;

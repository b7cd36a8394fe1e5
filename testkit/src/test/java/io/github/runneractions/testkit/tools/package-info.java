@NullMarked
package io.github.runneractions.testkit.tools;

import org.jspecify.annotations.NullMarked;

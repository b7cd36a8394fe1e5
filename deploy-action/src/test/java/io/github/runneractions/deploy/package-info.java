@NullMarked
package io.github.runneractions.deploy;

import org.jspecify.annotations.NullMarked;

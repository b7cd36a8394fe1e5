@NullMarked
package io.github.runneractions.sandbox.key;

import org.jspecify.annotations.NullMarked;

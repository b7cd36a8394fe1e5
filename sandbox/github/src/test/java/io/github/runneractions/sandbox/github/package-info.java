@NullMarked
package io.github.runneractions.sandbox.github;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.github.runneractions.testkit.planted.github;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.github.runneractions.deploy.helm;

import org.jspecify.annotations.NullMarked;

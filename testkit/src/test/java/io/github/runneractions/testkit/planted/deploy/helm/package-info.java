@NullMarked
package io.github.runneractions.testkit.planted.deploy.helm;

import org.jspecify.annotations.NullMarked;

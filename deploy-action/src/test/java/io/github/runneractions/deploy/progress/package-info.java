@NullMarked
package io.github.runneractions.deploy.progress;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.github.runneractions.deploy.lock;

import org.jspecify.annotations.NullMarked;

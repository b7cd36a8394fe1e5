@NullMarked
package io.github.runneractions.deploy.secret;

import org.jspecify.annotations.NullMarked;

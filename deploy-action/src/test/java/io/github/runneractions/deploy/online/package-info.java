@NullMarked
package io.github.runneractions.deploy.online;

import org.jspecify.annotations.NullMarked;

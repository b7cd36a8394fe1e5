@NullUnmarked
package io.github.runneractions.sandbox.runner.workflow;

import org.jspecify.annotations.NullUnmarked;

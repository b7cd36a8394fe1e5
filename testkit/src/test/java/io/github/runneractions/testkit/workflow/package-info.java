@NullUnmarked
package io.github.runneractions.testkit.workflow;

import org.jspecify.annotations.NullUnmarked;

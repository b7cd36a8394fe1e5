/** Reads action.yml, and finds an action's finished image. */
@NullMarked
package io.github.runneractions.sandbox.runner.action;

import org.jspecify.annotations.NullMarked;

/** Reads action.yml: its defaults, and its contract with the code and the README. */
@NullMarked
package io.github.runneractions.sandbox.runner.action;

import org.jspecify.annotations.NullMarked;

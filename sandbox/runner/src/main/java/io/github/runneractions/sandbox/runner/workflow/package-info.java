/** Whole workflows, run by act with the actions of a folder. */
@NullMarked
package io.github.runneractions.sandbox.runner.workflow;

import org.jspecify.annotations.NullMarked;

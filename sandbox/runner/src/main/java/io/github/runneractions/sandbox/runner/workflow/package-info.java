/** Whole workflows: run by act with the actions of a folder, or step by step by this module itself. */
@NullMarked
package io.github.runneractions.sandbox.runner.workflow;

import org.jspecify.annotations.NullMarked;

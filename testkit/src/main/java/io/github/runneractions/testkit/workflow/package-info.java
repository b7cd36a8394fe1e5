/** Whole workflows, run by act with the actions of a folder. */
@NullMarked
package io.github.runneractions.testkit.workflow;

import org.jspecify.annotations.NullMarked;

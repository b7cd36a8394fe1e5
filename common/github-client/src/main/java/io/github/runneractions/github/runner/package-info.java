/** Self-hosted runners: where they belong, their registration tokens, listing and removing them. */
@NullMarked
package io.github.runneractions.github.runner;

import org.jspecify.annotations.NullMarked;

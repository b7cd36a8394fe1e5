/**
 * Runs an action as a child process once for every folder in {@code src/test/resources/scenarios} and compares its output,
 * files and requests with the folder's {@code expected.txt}.
 */
@NullMarked
package io.github.runneractions.testkit.scenario;

import org.jspecify.annotations.NullMarked;

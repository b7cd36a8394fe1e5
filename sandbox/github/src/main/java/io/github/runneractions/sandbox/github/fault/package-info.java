/** Trouble on demand: a status, a delay, a dropped connection or garbage instead of GitHub's answer. */
@NullMarked
package io.github.runneractions.sandbox.github.fault;

import org.jspecify.annotations.NullMarked;

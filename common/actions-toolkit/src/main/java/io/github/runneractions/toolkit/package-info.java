/** The workflow protocol as GitHub's runner speaks it: inputs, outputs, workflow commands, log, summary, state and exit codes. */
@NullMarked
package io.github.runneractions.toolkit;

import org.jspecify.annotations.NullMarked;

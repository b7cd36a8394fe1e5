/** The workflow protocol as GitHub's runner speaks it: inputs, outputs, masking, log, summary, state and failures. */
@NullMarked
package io.github.runneractions.toolkit;

import org.jspecify.annotations.NullMarked;

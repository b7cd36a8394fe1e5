/** Readers of the inputs that several actions have in common: tokens and app credentials, where runners are, which cluster. */
@NullMarked
package io.github.runneractions.inputs;

import org.jspecify.annotations.NullMarked;

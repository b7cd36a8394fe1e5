/** How long an action takes, beside something else that does the same: the only place where time is measured. */
@NullMarked
package io.github.runneractions.imagebuilder.bench;

import org.jspecify.annotations.NullMarked;

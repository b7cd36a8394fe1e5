/** Which runners to remove: listings in, decisions out. Does no I/O and reads no clock. */
@NullMarked
package io.github.runneractions.runnercleanup.plan;

import org.jspecify.annotations.NullMarked;

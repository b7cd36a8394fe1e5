/** Work on many things that goes on past the few with which it fails. */
@NullMarked
package io.github.runneractions.runnercleanup.setback;

import org.jspecify.annotations.NullMarked;

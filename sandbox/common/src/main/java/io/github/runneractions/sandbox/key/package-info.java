/** Keys that are made for a test and written down nowhere else. */
@NullMarked
package io.github.runneractions.sandbox.key;

import org.jspecify.annotations.NullMarked;

/** Keys that are made for a test and written down nowhere else. */
@NullMarked
package io.github.runneractions.testkit.key;

import org.jspecify.annotations.NullMarked;

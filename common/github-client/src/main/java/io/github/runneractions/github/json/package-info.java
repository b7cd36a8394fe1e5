/** JSON as trees. */
@NullMarked
package io.github.runneractions.github.json;

import org.jspecify.annotations.NullMarked;

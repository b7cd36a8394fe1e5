/** The actions where there is no Docker. */
@NullMarked
package io.github.runneractions.demo.withoutdocker;

import org.jspecify.annotations.NullMarked;

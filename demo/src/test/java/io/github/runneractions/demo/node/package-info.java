/** The actions where there is no Docker. */
@NullMarked
package io.github.runneractions.demo.node;

import org.jspecify.annotations.NullMarked;

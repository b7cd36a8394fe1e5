@NullMarked
package io.github.runneractions.imagebuilder.bench;

import org.jspecify.annotations.NullMarked;

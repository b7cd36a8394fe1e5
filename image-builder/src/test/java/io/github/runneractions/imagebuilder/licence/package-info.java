@NullMarked
package io.github.runneractions.imagebuilder.licence;

import org.jspecify.annotations.NullMarked;

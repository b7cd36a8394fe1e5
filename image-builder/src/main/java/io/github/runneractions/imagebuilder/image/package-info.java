/** Makes the folder that an action's image consists of, and runs what is in it without a container. */
@NullMarked
package io.github.runneractions.imagebuilder.image;

import org.jspecify.annotations.NullMarked;

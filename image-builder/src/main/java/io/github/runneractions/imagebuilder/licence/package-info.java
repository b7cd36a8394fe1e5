/** The licences of the Maven artefacts in an image. */
@NullMarked
package io.github.runneractions.imagebuilder.licence;

import org.jspecify.annotations.NullMarked;

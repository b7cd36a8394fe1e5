/** Helm as a program: what it is told, how it is run and stopped, what its errors mean. */
@NullMarked
package io.github.runneractions.deploy.helm;

import org.jspecify.annotations.NullMarked;

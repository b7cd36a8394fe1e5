/** Helm as a program: its command line, its process, its errors and its records. */
@NullMarked
package io.github.runneractions.deploy.helm;

import org.jspecify.annotations.NullMarked;

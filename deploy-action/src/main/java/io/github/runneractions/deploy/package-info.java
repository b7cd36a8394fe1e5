/** deploy: a Helm release of the runner chart, and its runners online at GitHub. */
@NullMarked
package io.github.runneractions.deploy;

import org.jspecify.annotations.NullMarked;

/** deploy: a Helm release of the runner chart, proved by runners online. */
@NullMarked
package io.github.runneractions.deploy;

import org.jspecify.annotations.NullMarked;

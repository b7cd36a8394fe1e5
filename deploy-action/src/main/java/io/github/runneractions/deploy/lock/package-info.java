/** Who deploys a release, and who waits to do it. */
@NullMarked
package io.github.runneractions.deploy.lock;

import org.jspecify.annotations.NullMarked;

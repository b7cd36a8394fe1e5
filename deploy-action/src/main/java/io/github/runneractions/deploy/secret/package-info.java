/** The Secrets that are deployed beside a release: applied before Helm runs, and put back when Helm rolls back. */
@NullMarked
package io.github.runneractions.deploy.secret;

import org.jspecify.annotations.NullMarked;

/** What becomes of a release's pods while Helm waits: seen live, told line by line, remembered for the failure. */
@NullMarked
package io.github.runneractions.deploy.progress;

import org.jspecify.annotations.NullMarked;

/** Files of the runner that inputs name, and the step's own folder, which only this account may read. */
@NullMarked
package io.github.runneractions.deploy.file;

import org.jspecify.annotations.NullMarked;

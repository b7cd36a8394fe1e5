/** What action.yml says: read for its defaults and for the contract between it, the code and the README. */
@NullMarked
package io.github.runneractions.sandbox.runner.action;

import org.jspecify.annotations.NullMarked;

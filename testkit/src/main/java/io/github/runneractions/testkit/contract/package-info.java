/** Holds action.yml, the code, the READMEs and the examples against each other. */
@NullMarked
package io.github.runneractions.testkit.contract;

import org.jspecify.annotations.NullMarked;

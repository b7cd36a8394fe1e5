@NullMarked
package io.github.runneractions.testkit.planted.registrationtoken;

import org.jspecify.annotations.NullMarked;

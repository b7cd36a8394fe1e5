@NullMarked
package io.github.runneractions.testkit.planted.apptoken;

import org.jspecify.annotations.NullMarked;

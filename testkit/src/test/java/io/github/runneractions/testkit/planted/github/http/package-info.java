@NullMarked
package io.github.runneractions.testkit.planted.github.http;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.github.runneractions.deploy.file;

import org.jspecify.annotations.NullMarked;

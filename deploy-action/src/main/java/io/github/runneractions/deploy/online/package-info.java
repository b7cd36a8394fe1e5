/** The proof of a deployment: its runners, online at GitHub. */
@NullMarked
package io.github.runneractions.deploy.online;

import org.jspecify.annotations.NullMarked;

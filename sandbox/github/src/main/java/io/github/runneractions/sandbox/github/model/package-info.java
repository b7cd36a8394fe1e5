/** What GitHub would know: accounts, apps, installations, repositories, runners and tokens, on GitHub's own clock. */
@NullMarked
package io.github.runneractions.sandbox.github.model;

import org.jspecify.annotations.NullMarked;

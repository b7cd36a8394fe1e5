/** The state of GitHub: accounts, apps, installations, repositories, runners and tokens, with GitHub's own clock. */
@NullMarked
package io.github.runneractions.sandbox.github.model;

import org.jspecify.annotations.NullMarked;

/** The pinned programs of the folder tools, built or fetched by tools/install into the user's cache. */
@NullMarked
package io.github.runneractions.sandbox.tools;

import org.jspecify.annotations.NullMarked;

/** An app's private key, however it was pasted, and what is wrong with a text that is not one. */
@NullMarked
package io.github.runneractions.github.app.key;

import org.jspecify.annotations.NullMarked;

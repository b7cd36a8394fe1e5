/** Where RSA, elliptic curves and TLS come from: BoringSSL if the process has it, or else the JDK. */
@NullMarked
package io.github.runneractions.github.crypto;

import org.jspecify.annotations.NullMarked;

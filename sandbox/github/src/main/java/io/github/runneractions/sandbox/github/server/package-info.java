/** The sandbox at its port: WireMock takes the requests, and the API answers them. */
@NullMarked
package io.github.runneractions.sandbox.github.server;

import org.jspecify.annotations.NullMarked;

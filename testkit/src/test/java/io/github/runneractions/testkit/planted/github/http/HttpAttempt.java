package io.github.runneractions.testkit.planted.github.http;

import java.io.IOException;
import java.net.URI;

/** Breaks no rule: this is the class that may. */
public final class HttpAttempt {

    private HttpAttempt() {}

    static int size(URI where) throws IOException {
        return where.toURL().openConnection().getContentLength();
    }
}

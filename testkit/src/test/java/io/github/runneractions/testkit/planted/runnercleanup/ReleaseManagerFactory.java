package io.github.runneractions.testkit.planted.runnercleanup;

import java.io.IOException;
import java.net.URI;

/** Has a name that fits anything, with more behind it, and goes past the transport. */
interface ReleaseManagerFactory {

    static int size(URI where) throws IOException {
        return where.toURL().openConnection().getContentLength();
    }
}

package io.github.runneractions.sandbox.github.fault;

/** Answers that are not GitHub's JSON. */
final class FaultBodies {

    /** A page that is sent instead of the API's response: a proxy's sign-in, or a front end's error page. */
    static final String HTML = """
            <!DOCTYPE html>
            <html>
              <head><title>Something is in the way</title></head>
              <body><p>This is not the API you are looking for.</p></body>
            </html>
            """;

    private FaultBodies() {}
}

package io.github.runneractions.sandbox.github.fault;

/** Answers that are not GitHub's JSON. */
final class FaultBodies {

    /** The kind of page that stands in the way of an API: a proxy's sign-in, or a front end's excuse. */
    static final String HTML = """
            <!DOCTYPE html>
            <html>
              <head><title>Something is in the way</title></head>
              <body><p>This is not the API you are looking for.</p></body>
            </html>
            """;

    private FaultBodies() {}
}

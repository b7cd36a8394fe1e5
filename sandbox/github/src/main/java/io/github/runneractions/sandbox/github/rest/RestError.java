package io.github.runneractions.sandbox.github.rest;

/** An error of GitHub's API: thrown anywhere, turned into a response in one place. */
final class RestError extends RuntimeException {

    private final int status;

    RestError(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }

    String text() {
        return String.valueOf(getMessage());
    }

    static RestError badCredentials() {
        return new RestError(401, "Bad credentials");
    }

    static RestError requiresAuthentication() {
        return new RestError(401, "Requires authentication");
    }

    static RestError notFound() {
        return new RestError(404, "Not Found");
    }

    static RestError notAccessible() {
        return new RestError(403, "Resource not accessible by integration");
    }

    static RestError suspended() {
        return new RestError(403, "This installation has been suspended");
    }
}

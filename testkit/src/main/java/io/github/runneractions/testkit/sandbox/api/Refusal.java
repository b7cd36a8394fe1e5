package io.github.runneractions.testkit.sandbox.api;

/** GitHub says no: thrown from wherever it is noticed, answered in one place. */
final class Refusal extends RuntimeException {

    private final int status;

    Refusal(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }

    String text() {
        return String.valueOf(getMessage());
    }

    static Refusal badCredentials() {
        return new Refusal(401, "Bad credentials");
    }

    static Refusal requiresAuthentication() {
        return new Refusal(401, "Requires authentication");
    }

    static Refusal notFound() {
        return new Refusal(404, "Not Found");
    }

    static Refusal notAccessible() {
        return new Refusal(403, "Resource not accessible by integration");
    }

    static Refusal suspended() {
        return new Refusal(403, "This installation has been suspended");
    }
}

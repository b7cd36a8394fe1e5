package io.github.runneractions.github.app;

/** How much of an input may not come back in a message: shorter pieces, such as words, do so by chance. */
final class Echo {
    static final int LENGTH = 24;

    private Echo() {}
}

package io.github.runneractions.runnercleanup;

/** What is to become, or has become, of a runner. In the order in which a reader wants to know. */
enum Verdict {
    /** It is no longer there: this cleanup removed it. */
    REMOVED("removed"),
    /** It is to be removed, if this is no dry run and nothing comes between. */
    REMOVE("to be removed"),
    /** It went meanwhile, most likely by somebody else's hand. */
    GONE("already gone"),
    /** GitHub says that it runs a job, although it is offline. */
    BUSY("left, busy"),
    /** It looks dead, but has not been seen so for long enough. */
    TOO_SOON("left, offline"),
    /** It is offline, but its pod lives. */
    POD_ALIVE("left, pod alive"),
    /** It was offline at first. */
    CAME_BACK("left, alive"),
    /** It never was offline. */
    ONLINE("online"),
    /** It is not selected. */
    FOREIGN("not selected");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}

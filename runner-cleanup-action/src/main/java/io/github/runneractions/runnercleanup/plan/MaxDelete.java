package io.github.runneractions.runnercleanup.plan;

/** The most that one cleanup may remove. */
public sealed interface MaxDelete {
    /** How many of {@code selected} runners that is. */
    int of(int selected);

    /**
     * Reads a whole number, or one with {@code %}.
     *
     * @throws IllegalArgumentException with what is wrong, to stand after the input's name
     */
    public static MaxDelete parse(String text) {
        if (text.matches("\\d{1,6}")) {
            return new Count(Integer.parseInt(text));
        }
        if (text.matches("(\\d{1,2}|100)%")) {
            return new Share(Integer.parseInt(text.substring(0, text.length() - 1)));
        }
        throw new IllegalArgumentException(
                "is neither a number of runners, such as `10`, nor a share of the selected ones, such as `25%`");
    }

    /** A number of runners. */
    record Count(int most) implements MaxDelete {
        @Override
        public int of(int selected) {
            return most;
        }

        @Override
        public String toString() {
            return String.valueOf(most);
        }
    }

    /** A share of the selected runners, rounded down. */
    record Share(int percent) implements MaxDelete {
        @Override
        public int of(int selected) {
            return (int) ((long) selected * percent / 100);
        }

        @Override
        public String toString() {
            return percent + "%";
        }
    }
}

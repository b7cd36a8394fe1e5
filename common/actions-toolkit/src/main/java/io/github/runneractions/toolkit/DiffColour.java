package io.github.runneractions.toolkit;

/** The colour of a line of a diff, as ECMA-48 has it. */
enum DiffColour {
    /** Of what is new. */
    GREEN('+', 32),
    /** Of what goes. */
    RED('-', 31),
    /** Of what changes. */
    YELLOW('!', 33);

    private static final char ESCAPE = '\u001b';

    private final char sign;
    private final int code;

    DiffColour(char sign, int code) {
        this.sign = sign;
        this.code = code;
    }

    /** {@code shown} in the colour of the first character of {@code line}; as it is if that has none. */
    static String of(String line, String shown) {
        for (var colour : values()) {
            if (!line.isEmpty() && line.charAt(0) == colour.sign) {
                return ESCAPE + "[" + colour.code + "m" + shown + ESCAPE + "[0m";
            }
        }
        return shown;
    }
}

package io.github.runneractions.github.app;

import java.util.Locale;

/**
 * What stands between two PEM markers, or would if they were there.
 *
 * @param label the marker's words without blanks, such as {@code RSAPRIVATEKEY}; empty for bare DER
 * @param der the decoded content
 */
// Blocks are read, never compared.
@SuppressWarnings("ArrayRecordComponent")
record PemBlock(String label, byte[] der) {
    static PemBlock bare(byte[] der) {
        return new PemBlock("", der);
    }

    static PemBlock of(String label, byte[] der) {
        return new PemBlock(label.replaceAll("\\s", "").toUpperCase(Locale.ROOT), der);
    }

    @Override
    public String toString() {
        return "PemBlock " + label + " of " + der.length + " bytes";
    }
}

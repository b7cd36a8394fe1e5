package io.github.runneractions.imagebuilder.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Takes out of a shared library what no program that uses it loads: its sections, among them the names of all its functions,
 * which are for debuggers. The JDK's own way to do that, {@code jlink --strip-native-debug-symbols}, needs a program of the
 * distribution.
 *
 * @see <a href="https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.eheader.html">ELF header</a>
 */
final class LeanLibrary {

    private static final int MAGIC = 0x7F454C46;
    private static final int CLASS_64 = 2;
    private static final int LITTLE_ENDIAN = 1;

    private LeanLibrary() {}

    /** Makes a file in the form ELF, of a machine with 64 bits, as short as its segments are; leaves any other alone. */
    static void strip(Path library) throws IOException {
        var bytes = Files.readAllBytes(library);
        var file = ByteBuffer.wrap(bytes);
        if (bytes.length < 64 || file.getInt(0) != MAGIC || file.get(4) != CLASS_64 || file.get(5) != LITTLE_ENDIAN) {
            return;
        }
        file.order(ByteOrder.LITTLE_ENDIAN);
        int end = endOfSegments(file);
        // The table of sections: where it is, how many there are, and which one has their names.
        file.putLong(40, 0).putShort(60, (short) 0).putShort(62, (short) 0);
        Files.write(library, Arrays.copyOf(bytes, end));
    }

    private static int endOfSegments(ByteBuffer file) {
        int table = Math.toIntExact(file.getLong(32));
        int size = file.getShort(54);
        int count = file.getShort(56);
        long end = table + (long) size * count;
        for (int i = 0; i < count; i++) {
            int segment = table + i * size;
            end = Math.max(end, file.getLong(segment + 8) + file.getLong(segment + 32));
        }
        return Math.toIntExact(end);
    }
}

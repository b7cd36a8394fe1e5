package io.github.runneractions.imagebuilder.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A jar whose entries are not compressed: a layer's own compression does better with all of them, and Java reads it faster. */
final class StoredJar {

    private StoredJar() {}

    /** Copies a jar; its entries keep their order, and all have one time. */
    static void copy(Path jar, Path target, FileTime time) throws IOException {
        try (var in = new ZipFile(jar.toFile());
                var out = new ZipOutputStream(Files.newOutputStream(target))) {
            for (var entry : in.stream().toList()) {
                byte[] content;
                try (var stream = in.getInputStream(entry)) {
                    content = stream.readAllBytes();
                }
                out.putNextEntry(stored(entry.getName(), content, time));
                out.write(content);
            }
        }
    }

    private static ZipEntry stored(String name, byte[] content, FileTime time) {
        var sum = new CRC32();
        sum.update(content);
        var entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
        // Without a time zone, in which a zip's own times are.
        entry.setTimeLocal(LocalDateTime.ofInstant(time.toInstant(), ZoneOffset.UTC));
        return entry;
    }
}

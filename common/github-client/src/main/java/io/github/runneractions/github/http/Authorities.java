package io.github.runneractions.github.http;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The public authorities that the JDK trusts, one by one: it would read all of its 150 certificates to check one server's.
 * Where they are kept in another form than a JDK's own, there are none here.
 */
final class Authorities {
    private static final int KEYSTORE = 0xFEEDFEED;
    private static final int VERSION = 2;
    private static final int TRUSTED_CERTIFICATE = 2;
    private static final byte EXPLICIT_VERSION = (byte) 0xA0;
    private static final String X509 = "X.509";

    private Authorities() {}

    /**
     * Those with one of these subjects.
     *
     * @param subjects encoded names
     */
    static List<X509Certificate> named(Set<ByteBuffer> subjects) throws GeneralSecurityException {
        var found = new ArrayList<X509Certificate>();
        try {
            var factory = CertificateFactory.getInstance(X509);
            for (var certificate : encoded(Files.readAllBytes(file()))) {
                if (subject(certificate).filter(subjects::contains).isPresent()) {
                    found.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(certificate)));
                }
            }
        } catch (IOException e) {
            throw new GeneralSecurityException("the public authorities cannot be read", e);
        }
        return found;
    }

    /** Whether the JDK would ask their authorities if certificates have been revoked. */
    static boolean areAskedForRevocations() {
        return Boolean.parseBoolean(System.getProperty("com.sun.net.ssl.checkRevocation"));
    }

    /** As the JDK looks for it. */
    private static Path file() {
        var named = System.getProperty("javax.net.ssl.trustStore");
        if (named != null) {
            return Path.of(named);
        }
        var folder = Path.of(System.getProperty("java.home"), "lib", "security");
        var own = folder.resolve("jssecacerts");
        return Files.exists(own) ? own : folder.resolve("cacerts");
    }

    /** The certificates in a JKS keystore. Its digest is not checked: anybody who can change the file can also change the digest. */
    private static List<byte[]> encoded(byte[] keystore) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(keystore));
        var certificates = new ArrayList<byte[]>();
        if (keystore.length < 12 || in.readInt() != KEYSTORE || in.readInt() != VERSION) {
            return certificates;
        }
        for (var left = in.readInt(); left > 0; left--) {
            if (in.readInt() != TRUSTED_CERTIFICATE) {
                return List.of();
            }
            // Its alias, and when it was added.
            in.readUTF();
            in.readLong();
            if (!in.readUTF().equals(X509)) {
                return List.of();
            }
            certificates.add(in.readNBytes(in.readInt()));
        }
        return certificates;
    }

    /** The subject's encoded name: what stands before it in a certificate is passed over. */
    private static Optional<ByteBuffer> subject(byte[] certificate) {
        try {
            var fields = content(next(content(next(ByteBuffer.wrap(certificate)))));
            // The first version of X.509 did not say which one it is.
            var before = fields.get(fields.position()) == EXPLICIT_VERSION ? 5 : 4;
            for (var i = 0; i < before; i++) {
                next(fields);
            }
            return Optional.of(next(fields));
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** The next element of DER in {@code in}, with its type and length; {@code in} goes on behind it. */
    private static ByteBuffer next(ByteBuffer in) {
        var from = in.position();
        in.get();
        int length = length(in);
        var element = in.slice(from, in.position() - from + length);
        in.position(in.position() + length);
        return element;
    }

    private static ByteBuffer content(ByteBuffer element) {
        element.get();
        int length = length(element);
        return element.slice(element.position(), length);
    }

    private static int length(ByteBuffer in) {
        int first = in.get() & 0xFF;
        if (first < 0x80) {
            return first;
        }
        var length = 0;
        for (var i = first & 0x7F; i > 0; i--) {
            length = (length << 8) | (in.get() & 0xFF);
        }
        return length;
    }
}

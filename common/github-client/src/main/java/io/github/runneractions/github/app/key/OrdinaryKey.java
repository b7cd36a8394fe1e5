package io.github.runneractions.github.app.key;

import io.github.runneractions.github.crypto.BoringSsl;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A key that needs no explanation, as nearly all do not: read without Bouncy Castle, whose classes take longer to load than
 * the key to read. What is wrong with any other is for {@link PrivateKeys} to say.
 */
final class OrdinaryKey {
    /** Version 0, and that the key is an RSA one: what PKCS#8 has before a key in PKCS#1. */
    private static final byte[] RSA = HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

    private static final int SEQUENCE = 0x30;
    private static final int OCTET_STRING = 0x04;
    private static final int SHORT_LENGTH = 0x80;

    private OrdinaryKey() {}

    /** The RSA key in a block of one of the two usual labels; empty when it is not taken. */
    static Optional<RSAPrivateCrtKey> in(PemReader.Block block) {
        return switch (block.label()) {
            case "RSAPRIVATEKEY" -> pkcs8(element(SEQUENCE, RSA, element(OCTET_STRING, block.der())));
            case "PRIVATEKEY" -> pkcs8(block.der());
            default -> Optional.empty();
        };
    }

    private static Optional<RSAPrivateCrtKey> pkcs8(byte[] der) {
        try {
            var key = BoringSsl.rsaKeys().generatePrivate(new PKCS8EncodedKeySpec(der));
            return key instanceof RSAPrivateCrtKey whole ? Optional.of(whole) : Optional.empty();
        } catch (GeneralSecurityException | RuntimeException _) {
            return Optional.empty();
        }
    }

    /** An element of DER: its type, its length, its content. */
    private static byte[] element(int type, byte[]... content) {
        var all = new ByteArrayOutputStream();
        for (var part : content) {
            all.writeBytes(part);
        }
        var whole = new ByteArrayOutputStream();
        whole.write(type);
        writeLength(whole, all.size());
        whole.writeBytes(all.toByteArray());
        return whole.toByteArray();
    }

    /** A long one is preceded by how many bytes it has. */
    private static void writeLength(ByteArrayOutputStream to, int length) {
        if (length < SHORT_LENGTH) {
            to.write(length);
            return;
        }
        int bytes = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / 8;
        to.write(SHORT_LENGTH + bytes);
        for (int i = bytes - 1; i >= 0; i--) {
            to.write(length >> (8 * i));
        }
    }
}

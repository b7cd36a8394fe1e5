package io.github.runneractions.imagebuilder.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;

/**
 * Moves a runtime's public authorities to a file that the JVM's options name. In their usual place, the JDK reads all of
 * them at the first connection, even if it has been given others to trust: it looks for those that its own builder has
 * marked, to which some rules apply. Where none is marked, it has nothing to find.
 */
final class PublicAuthorities {

    private static final String MARK = " [jdk";

    private PublicAuthorities() {}

    static void move(Path runtime) throws IOException {
        var usual = runtime.resolve("lib/security/cacerts");
        Files.copy(usual, runtime.resolve("lib/security/authorities"), StandardCopyOption.REPLACE_EXISTING);
        if (!hasMarked(usual)) {
            Files.delete(usual);
            try (var out = Files.newOutputStream(usual)) {
                var none = KeyStore.getInstance("JKS");
                none.load(null, null);
                none.store(out, "changeit".toCharArray());
            } catch (GeneralSecurityException e) {
                throw new IOException("an empty keystore could not be written", e);
            }
        }
    }

    private static boolean hasMarked(Path keystore) throws IOException {
        try (var in = Files.newInputStream(keystore)) {
            var authorities = KeyStore.getInstance("JKS");
            authorities.load(in, null);
            return Collections.list(authorities.aliases()).stream().anyMatch(alias -> alias.contains(MARK));
        } catch (GeneralSecurityException e) {
            throw new IOException("the public authorities of the JDK cannot be read", e);
        }
    }
}

package io.github.runneractions.github.crypto;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.conscrypt.Conscrypt;
import org.jspecify.annotations.Nullable;

/**
 * BoringSSL, by Conscrypt: it signs, and shakes hands, in a few milliseconds. The JDK needs hundreds in a process that has
 * just started, whose code is not compiled yet. Images have its library; wherever it is missing, the JDK does the same.
 */
public final class BoringSsl {
    private static final String RS256 = "SHA256withRSA";

    private final @Nullable Provider provider;
    private final @Nullable String problem;

    private BoringSsl(@Nullable Provider provider, @Nullable String problem) {
        this.provider = provider;
        this.problem = problem;
    }

    private static BoringSsl find() {
        // Without the permission, the JDK would write a warning to the log, and some day refuse.
        if (!BoringSsl.class.getModule().isNativeAccessEnabled()) {
            return new BoringSsl(null, null);
        }
        try {
            return new BoringSsl(
                    Conscrypt.newProviderBuilder().provideTrustManager(false).build(), null);
        } catch (Throwable e) {
            // Whatever it is, the JDK does the same work; thrown from here, it would be a class that does not exist.
            return new BoringSsl(null, e.toString());
        }
    }

    /** Of its own, so that the thread that asks for it first loads the library, and not the one that starts that thread. */
    private static final class Holder {
        static final BoringSsl FOUND = find();
    }

    /** Loads it in the background: while inputs are read, a second processor has nothing to do. */
    public static void loadEarly() {
        Thread.ofPlatform().daemon().name("boringssl").start(BoringSsl::provider);
    }

    /** Its provider; empty where the JDK has to do. */
    public static Optional<Provider> provider() {
        return Optional.ofNullable(Holder.FOUND.provider);
    }

    /** Why its library could not be loaded; empty if it was, or if this process may not load any. */
    public static Optional<String> problem() {
        return Optional.ofNullable(Holder.FOUND.problem);
    }

    /** Reads RSA keys. */
    public static KeyFactory rsaKeys() throws GeneralSecurityException {
        var provider = Holder.FOUND.provider;
        return provider == null ? KeyFactory.getInstance("RSA") : KeyFactory.getInstance("RSA", provider);
    }

    /** Signs by RS256; a key that BoringSSL does not take is left to the JDK. */
    public static Signature rs256(PrivateKey key) throws GeneralSecurityException {
        var provider = Holder.FOUND.provider;
        if (provider != null) {
            try {
                var signature = Signature.getInstance(RS256, provider);
                signature.initSign(key);
                return signature;
            } catch (InvalidKeyException _) {
                // It takes only exponents of 33 bits, for example.
            }
        }
        var signature = Signature.getInstance(RS256, "SunRsaSign");
        signature.initSign(key);
        return signature;
    }

    /**
     * The name of a provider that verifies the signatures of certificates, and does nothing else. It is the last in the JDK's
     * list, so that only who asks for it by its name gets it.
     */
    public static Optional<String> certificateSignatures() {
        return provider().map(CertificateSignatures::registered);
    }

    private static final class CertificateSignatures extends Provider {
        private static final long serialVersionUID = 1L;
        private static final String NAME = "RunnerActionsCertificates";
        private static final List<String> ALGORITHMS = List.of(
                "SHA256withECDSA",
                "SHA384withECDSA",
                "SHA512withECDSA",
                "SHA256withRSA",
                "SHA384withRSA",
                "SHA512withRSA");

        private CertificateSignatures(Provider all) {
            super(NAME, "1", "signatures of certificates, by BoringSSL");
            for (var algorithm : ALGORITHMS) {
                var service = all.getService("Signature", algorithm);
                putService(
                        new Service(this, service.getType(), algorithm, service.getClassName(), List.of(), Map.of()));
            }
        }

        private static String registered(Provider all) {
            Security.addProvider(new CertificateSignatures(all));
            return NAME;
        }
    }
}

package io.github.runneractions.github.app;

import io.github.runneractions.github.RepositoryName;
import io.github.runneractions.github.app.key.KeyFault;
import io.github.runneractions.github.app.key.PrivateKeys;
import io.github.runneractions.testkit.fuzz.Fuzz;
import io.github.runneractions.testkit.fuzz.Mutations;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A hang shows as a time-out that a million inputs are far from. */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class ReadersFuzzTest {
    @Test
    void keys() {
        var good = Arrays.stream(PastedForm.values())
                .flatMap(form -> Stream.of(form.of(Keys.pkcs1()), form.of(Keys.pkcs8())))
                .toList();
        var words = List.of(
                "-----BEGIN RSA PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----",
                "-----END RSA PRIVATE KEY-----",
                "-----BEGIN",
                "-----",
                "ENCRYPTED",
                "Proc-Type: 4,ENCRYPTED\n",
                "\\n",
                "====",
                "MII");

        Fuzz.failingBy(KeyFault.class).feed(new Mutations(good, words), PrivateKeys::read);
    }

    @Test
    void repositoryNames() {
        var good = List.of("acme/widgets", "a/b", "ACME-Inc/.github", "ghs_16C7e42F292c6912E7710c838347Ae178B4a");
        var words = List.of("/", ".", "..", "-", "_", "%2F");

        Fuzz.failingBy(IllegalArgumentException.class).feed(new Mutations(good, words), RepositoryName::parse);
    }
}

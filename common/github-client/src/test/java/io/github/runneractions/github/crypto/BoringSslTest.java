package io.github.runneractions.github.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class BoringSslTest {

    @Test
    void leavesEverythingToTheJdkWhateverGoesWrong() throws Exception {
        var fresh = new WithoutConscrypt().loadClass(BoringSsl.class.getName());

        assertThat(fresh.getMethod("provider").invoke(null)).isEqualTo(Optional.empty());
        assertThat(fresh.getMethod("problem").invoke(null)).asString().contains("no library for this machine");
        assertThat(fresh.getMethod("rsaKeys").invoke(null)).asString().contains("KeyFactory");
    }

    @Test
    void isNotLoadedWithTheClassThatStartsTheThread() throws Exception {
        var loader = new WithoutConscrypt();

        Class.forName(BoringSsl.class.getName(), true, loader);

        assertThat(loader.askedBy).isEmpty();
    }

    /** Loads BoringSsl anew, and fails as soon as that needs Conscrypt. */
    private static final class WithoutConscrypt extends ClassLoader {
        final List<String> askedBy = new CopyOnWriteArrayList<>();

        WithoutConscrypt() {
            super(BoringSsl.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("org.conscrypt.")) {
                askedBy.add(Thread.currentThread().getName());
                throw new AssertionError("no library for this machine");
            }
            return name.startsWith(BoringSsl.class.getName()) ? own(name) : super.loadClass(name, resolve);
        }

        private synchronized Class<?> own(String name) {
            var loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            try (var in = BoringSsl.class.getResourceAsStream(name.substring(name.lastIndexOf('.') + 1) + ".class")) {
                var bytes = Objects.requireNonNull(in).readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

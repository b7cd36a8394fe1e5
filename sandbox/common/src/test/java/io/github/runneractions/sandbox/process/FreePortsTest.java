package io.github.runneractions.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FreePortsTest {

    @Test
    void canBeListenedOn() throws IOException {
        int port = FreePorts.next();

        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(socket.isBound()).isTrue();
        }
    }

    @Test
    void leavesOutWhatIsInUseOrGiven() throws IOException {
        int given = FreePorts.next();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int unused = unused();
            var candidates = IntStream.of(taken.getLocalPort(), given, unused).iterator();

            assertThat(FreePorts.next(candidates::nextInt)).isEqualTo(unused);
        }
    }

    @Test
    void saysWhenNoneIsFree() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> FreePorts.next(taken::getLocalPort))
                    .withMessageContaining("No free port");
        }
    }

    @Test
    void areDifferentEachTime() {
        assertThat(Stream.generate(FreePorts::next).limit(200)).doesNotHaveDuplicates();
    }

    private static int unused() throws IOException {
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return closed.getLocalPort();
        }
    }
}

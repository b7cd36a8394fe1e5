package io.github.runneractions.sandbox.kubernetes.node;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.stream.Stream;

/** Who is at the other end of a connection over 127.0.0.1. */
final class LoopbackPeer {

    private static final int LOCAL_ADDRESS = 1;
    private static final int REMOTE_ADDRESS = 2;
    private static final int STATE = 3;
    private static final int UID = 7;
    private static final String ESTABLISHED = "01";

    private LoopbackPeer() {}

    /**
     * Whether a process of this user's made the connection. The kubelet behind it asks nobody for a password, and lets who
     * reaches it run commands in its containers.
     */
    static boolean isOurs(SocketChannel connection) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/net/tcp"))) {
            var peer = hex((InetSocketAddress) connection.getRemoteAddress());
            var here = hex((InetSocketAddress) connection.getLocalAddress());
            var ours = Files.getAttribute(Path.of("/proc/self"), "unix:uid").toString();
            return lines.map(line -> line.strip().split("\\s+"))
                    // Another connection from the same port may be somebody else's; one that has ended counts as
                    // root's.
                    .anyMatch(fields -> fields[LOCAL_ADDRESS].equals(peer)
                            && fields[REMOTE_ADDRESS].equals(here)
                            && fields[STATE].equals(ESTABLISHED)
                            && fields[UID].equals(ours));
        } catch (IOException _) {
            return false;
        }
    }

    /** As the kernel writes it: the address's bytes the other way round. */
    private static String hex(InetSocketAddress address) {
        byte[] bytes = address.getAddress().getAddress();
        var hex = HexFormat.of().withUpperCase();
        var text = new StringBuilder();
        for (int i = bytes.length - 1; i >= 0; i--) {
            text.append(hex.toHexDigits(bytes[i]));
        }
        return text.append(':')
                .append(hex.toHexDigits((short) address.getPort()))
                .toString();
    }
}

package io.github.runneractions.deploy.file;

import io.github.runneractions.runtime.Environment;
import io.github.runneractions.runtime.TimeLimit;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The files that inputs may name: those in the workspace and in the runner's temporary folder, after links are followed. A pull
 * request may choose a path or lay a link, and other programs of the job may change both while they are read. So a path is
 * resolved once, and then opened folder by folder without following a link. A link stays within the one of both in which its path begins.
 *
 * @param workspace where relative paths begin
 * @param roots what a file must be in, without links in their own paths
 */
public record InputFiles(Path workspace, List<Path> roots) {
    private static final Path FILE_SYSTEM = Path.of("/");

    /** There, a file shows memory, variables and keys of processes. */
    private static final List<Path> OF_THE_KERNEL = List.of(Path.of("/proc"), Path.of("/sys"), Path.of("/dev"));

    /** A program that replaces a file by a pipe makes opening it wait for a writer. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private static final Set<String> OF_OTHERS =
            Set.of(".git", "_github_home", "_github_workflow", "_runner_file_commands");

    /** What the names of the files begin with in which newer versions of {@code actions/checkout} keep the token. */
    private static final String CHECKOUT = "git-credentials-";

    private static final String PRIVATE =
            "is in a folder where Git, the runner or another step keeps credentials; copy the file to another folder of the workspace";

    private static final String OUTSIDE =
            "is outside of the workspace and of `${{ runner.temp }}`; copy the file into the workspace in an earlier step";

    /** The workspace and temporary folder of {@code environment}; outside of workflows, all files but the kernel's. */
    public static InputFiles of(Environment environment) {
        var workspace = environment.value("GITHUB_WORKSPACE").map(Path::of).orElseGet(() -> Path.of(""));
        var roots = environment.inWorkflow()
                ? Stream.concat(Stream.of(workspace), environment.value("RUNNER_TEMP").map(Path::of).stream())
                : Stream.of(FILE_SYSTEM);
        return new InputFiles(
                workspace.toAbsolutePath(),
                roots.map(InputFiles::real).flatMap(Optional::stream).toList());
    }

    /**
     * The path of an existing file or folder, without links.
     *
     * @param text as it stands in an input; relative to the workspace
     * @throws IllegalArgumentException that states what is wrong, as it follows the input's name and a colon
     */
    Path locate(String text) {
        return locate(text, "");
    }

    /**
     * The path of an existing file or folder, as {@link #locate(String)} finds it.
     *
     * @param otherwise what else than checking out the repository helps when it does not exist
     */
    Path locate(String text, String otherwise) {
        try {
            var real = real(workspace.resolve(text))
                    .orElseThrow(() -> new IllegalArgumentException(
                            "is not in the workspace; check out the repository first" + otherwise));
            var begin = begin(workspace.resolve(text).normalize());
            if (begin.filter(real::startsWith).isEmpty()
                    || OF_THE_KERNEL.stream().anyMatch(real::startsWith)) {
                throw new IllegalArgumentException(OUTSIDE);
            }
            if (isPrivate(begin.get().relativize(real))) {
                throw new IllegalArgumentException(PRIVATE);
            }
            return real;
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("has a character that is not possible here; use a name in ASCII", e);
        }
    }

    /**
     * The text of a file.
     *
     * @param text as it stands in an input; relative to the workspace
     * @param most its largest size in bytes
     * @throws IllegalArgumentException that states what is wrong, as it follows the input's name and a colon, and does not
     *     quote the file
     */
    public String read(String text, int most) {
        var file = locate(text);
        try {
            var bytes = inTime(() -> read(file, most + 1));
            if (bytes.length > most) {
                throw new IllegalArgumentException("is larger than " + most / 1024 + " KiB");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("is not text in UTF-8", e);
        } catch (NotRegular e) {
            throw new IllegalArgumentException("is not a regular file", e);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot be read (" + e.getClass().getSimpleName() + ")", e);
        }
    }

    private byte[] read(Path file, int most) throws IOException {
        try (var folder = folder(parent(file));
                var channel = open(folder, name(file));
                var in = Channels.newInputStream(channel)) {
            return in.readNBytes(most);
        }
    }

    /** What {@code work} returns, which only another program can make wait for ever. */
    static <T> T inTime(Callable<T> work) throws IOException {
        return new TimeLimit(LONGEST).within(work);
    }

    /**
     * The folder at {@code real}, opened from its root on.
     *
     * @throws IOException also when a part of the path has become a link
     */
    @SuppressWarnings("StreamResourceLeak") // The caller closes the last one.
    SecureDirectoryStream<Path> folder(Path real) throws IOException {
        var root = root(real).orElseThrow(() -> new NotRegular(real));
        var names = StreamSupport.stream(root.relativize(real).spliterator(), false)
                .filter(name -> !name.toString().isEmpty())
                .toList();
        var at = secure(Files.newDirectoryStream(root));
        for (var name : names) {
            try (var before = at) {
                at = before.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS);
            }
        }
        return at;
    }

    /** The regular file {@code name} of {@code folder}, opened for reading. */
    static SeekableByteChannel open(SecureDirectoryStream<Path> folder, Path name) throws IOException {
        if (!attributes(folder, name).isRegularFile()) {
            throw new NotRegular(name);
        }
        return folder.newByteChannel(name, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
    }

    static BasicFileAttributes attributes(SecureDirectoryStream<Path> folder, Path name) throws IOException {
        return Objects.requireNonNull(
                        folder.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS))
                .readAttributes();
    }

    static Path parent(Path real) {
        return Objects.requireNonNullElse(real.getParent(), real);
    }

    static Path name(Path real) {
        return Objects.requireNonNullElse(real.getFileName(), real);
    }

    private Optional<Path> root(Path real) {
        return roots.stream().filter(real::startsWith).findFirst();
    }

    /**
     * The root in which {@code path} begins, before any link of it is followed: a link in the workspace must not lead to the temporary
     * folder.
     */
    private Optional<Path> begin(Path path) {
        return IntStream.rangeClosed(0, path.getNameCount())
                .mapToObj(count -> count == 0 ? FILE_SYSTEM : FILE_SYSTEM.resolve(path.subpath(0, count)))
                .flatMap(folder -> real(folder).filter(roots::contains).stream())
                .findFirst();
    }

    boolean isRoot(Path real) {
        return roots.contains(real);
    }

    /**
     * Whether a part of {@code path} is a folder or file in which other programs keep credentials: Git the token of the checkout, the
     * runner the home of other container actions and the files of the steps, and a step of this action its kubeconfig.
     */
    static boolean isPrivate(Path path) {
        return StreamSupport.stream(path.spliterator(), false)
                .map(name -> name.toString().toLowerCase(Locale.ROOT))
                .anyMatch(name ->
                        OF_OTHERS.contains(name) || name.startsWith(CHECKOUT) || name.startsWith(StepFolder.PREFIX));
    }

    private static Optional<Path> real(Path path) {
        try {
            return Optional.of(path.toRealPath());
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static SecureDirectoryStream<Path> secure(java.nio.file.DirectoryStream<Path> folder) {
        if (folder instanceof SecureDirectoryStream<Path> secure) {
            return secure;
        }
        throw new IllegalStateException("this operating system cannot open files relative to a folder");
    }

    /** What is read is no regular file: a folder, a link, a pipe or a device. */
    static final class NotRegular extends IOException {
        private static final long serialVersionUID = 1L;

        NotRegular(Path path) {
            super(path.toString());
        }
    }
}

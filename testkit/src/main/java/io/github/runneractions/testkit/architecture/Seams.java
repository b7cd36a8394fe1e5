package io.github.runneractions.testkit.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.io.FileDescriptor;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URL;
import java.nio.channels.SocketChannel;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.SocketFactory;

/** Who touches the world outside: one class each for the process, for sleeping, for starting programs. */
final class Seams {

    private static final Set<String> OF_SYSTEM = Set.of(
            "getenv",
            "out",
            "err",
            "in",
            "exit",
            "setOut",
            "setErr",
            "setIn",
            "console",
            "getProperty",
            "getProperties",
            "setProperties",
            "clearProperty");

    /** These put constants together, with no more than the checked name of a release. */
    private static final List<String> FIXED_PATTERNS =
            List.of(".github.app.key.PemReader", ".kubernetes.release.RunnerPodName");

    private final Packages packages;

    Seams(Packages packages) {
        this.packages = packages;
    }

    Stream<ArchRule> rules() {
        return Stream.of(
                onlyActionRunnerTouchesTheProcess(),
                onlyHttpPropertiesSetsSystemProperties(),
                onlyActionRunnerReadsTheClock(),
                onlyProcessLifecycleSleeps(),
                onlyHelmCliStartsProcesses(),
                onlyHttpAttemptOpensConnections(),
                onlySecretsMakesASecret(),
                onlyConstantsArePatternsOfTheJdk());
    }

    ArchRule onlyActionRunnerTouchesTheProcess() {
        return onlyIn(
                        packages.toolkitClass("ActionRunner"),
                        access(
                                "environment, streams or end of the process",
                                target -> (is(target, System.class, OF_SYSTEM) && !asksForTheJdksAuthorities(target))
                                        || is(target, FileDescriptor.class, Set.of("in", "out", "err"))
                                        || is(target, Runtime.class, Set.of("exit", "halt"))))
                .because("tests replace the process everywhere else, and no output bypasses the masking");
    }

    /** Where the JDK keeps them, only its properties say. */
    private boolean asksForTheJdksAuthorities(JavaAccess<?> access) {
        return access.getName().equals("getProperty")
                && outermost(access.getOriginOwner()).getName().equals(packages.root() + ".github.http.Authorities");
    }

    ArchRule onlyHttpPropertiesSetsSystemProperties() {
        return onlyIn(
                        packages.runtimeClass("HttpProperties"),
                        access("setting system properties", target -> is(target, System.class, Set.of("setProperty"))))
                .because("the JDK reads those for HTTP once, so they are set in one place before the first connection");
    }

    ArchRule onlyActionRunnerReadsTheClock() {
        return onlyIn(
                        packages.toolkitClass("ActionRunner"),
                        access(
                                "the system's clock",
                                target -> is(target, System.class, Set.of("currentTimeMillis"))
                                        || is(target, Clock.class, Set.of("systemUTC", "systemDefaultZone", "system"))
                                        || isCallWithoutArguments(target, Instant.class, "now")))
                .because("time is GitHub's, and tests move it");
    }

    ArchRule onlyProcessLifecycleSleeps() {
        return onlyIn(
                        packages.runtimeClass("ProcessLifecycle"),
                        access(
                                "sleeping",
                                target -> is(target, Thread.class, Set.of("sleep"))
                                        || is(target, TimeUnit.class, Set.of("sleep"))
                                        || is(target, LockSupport.class, Set.of("parkNanos", "parkUntil"))))
                .because("waits use the context's sleeper, which takes no time in tests");
    }

    ArchRule onlyHelmCliStartsProcesses() {
        return onlyIn(
                        packages.root() + ".deploy.helm.HelmCli",
                        access(
                                "starting a process",
                                target -> is(target, ProcessBuilder.class, Set.of("start", "startPipeline"))
                                        || is(target, Runtime.class, Set.of("exec"))))
                .because("one class sees to it that no secret gets into arguments and no program outlives the step");
    }

    ArchRule onlyHttpAttemptOpensConnections() {
        return onlyIn(
                        packages.root() + ".github.http.HttpAttempt",
                        access(
                                "connections to a server",
                                target -> is(target, URL.class, Set.of("openConnection", "openStream", "getContent"))
                                        || is(target, Socket.class, Set.of("<init>", "connect"))
                                        || is(target, SocketChannel.class, Set.of("open"))
                                        || is(target, SocketFactory.class, Set.of("createSocket"))
                                        || is(target, DatagramSocket.class, Set.of("<init>"))
                                        || is(target, ServerSocket.class, Set.of("<init>"))))
                .because("one transport has the time-outs, retries and limits, and fabric8 its own");
    }

    ArchRule onlySecretsMakesASecret() {
        return onlyIn(
                        packages.runtimeClass("Secrets"),
                        access(
                                "making a Secret",
                                target -> target.getTargetOwner().getName().equals(packages.runtimeClass("Secret"))
                                        && target.getName().equals("<init>")))
                .because("it masks a secret before it returns it");
    }

    ArchRule onlyConstantsArePatternsOfTheJdk() {
        return noClasses()
                .that()
                .resideInAnyPackage(packages.product())
                .and(describe(
                        "are not " + FIXED_PATTERNS,
                        (JavaClass type) -> FIXED_PATTERNS.stream()
                                .noneMatch(name -> outermost(type).getName().equals(packages.root() + name))))
                .should()
                .accessTargetWhere(access(
                        "patterns made outside of a static initializer",
                        target -> is(target, Pattern.class, Set.of("compile", "matches"))
                                && !target.getOrigin().getName().equals("<clinit>")))
                .as("only constants are patterns of the JDK")
                .because("a text can be a pattern that the JDK takes days for, and RE2 does not");
    }

    private ArchRule onlyIn(String className, DescribedPredicate<JavaAccess<?>> access) {
        return noClasses()
                .that()
                .resideInAnyPackage(packages.product())
                .and(describe(
                        "are not " + className,
                        (JavaClass type) -> !outermost(type).getName().equals(className)))
                .should()
                .accessTargetWhere(access)
                .as("only " + className + " has to do with " + access.getDescription());
    }

    private static DescribedPredicate<JavaAccess<?>> access(
            String what, java.util.function.Predicate<JavaAccess<?>> test) {
        return describe(what, test);
    }

    private static boolean is(JavaAccess<?> access, Class<?> owner, Set<String> members) {
        return access.getTargetOwner().isEquivalentTo(owner) && members.contains(access.getName());
    }

    private static boolean isCallWithoutArguments(JavaAccess<?> access, Class<?> owner, String name) {
        return is(access, owner, Set.of(name))
                && access.getTarget().getFullName().endsWith("." + name + "()");
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(Seams::outermost).orElse(type);
    }
}

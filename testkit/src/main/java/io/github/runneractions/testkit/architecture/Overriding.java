package io.github.runneractions.testkit.architecture;

import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.stream.Stream;

/** Whether a method overrides a method of a library. */
final class Overriding {

    private Overriding() {}

    static boolean isOverride(JavaMethod method) {
        var owner = method.getOwner();
        return Stream.concat(owner.getAllRawSuperclasses().stream(), owner.getAllRawInterfaces().stream())
                .flatMap(above -> above.getMethods().stream())
                .anyMatch(above -> above.getName().equals(method.getName())
                        && above.getRawParameterTypes().size()
                                == method.getRawParameterTypes().size());
    }
}

package io.github.runneractions.testkit.architecture;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** A method's name does not begin with get, unless it overrides a method of a library. */
final class NoGetPrefix extends ArchCondition<JavaMethod> {

    NoGetPrefix() {
        super("have no get prefix");
    }

    @Override
    public void check(JavaMethod method, ConditionEvents events) {
        if (method.getName().matches("get[A-Z].*") && !Overriding.isOverride(method)) {
            events.add(SimpleConditionEvent.violated(method, method.getDescription() + " has a get prefix"));
        }
    }
}

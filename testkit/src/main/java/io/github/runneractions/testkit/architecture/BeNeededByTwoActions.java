package io.github.runneractions.testkit.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Two actions use a type, or other types of common that use it; the types in a list need not, and must not. */
final class BeNeededByTwoActions extends ArchCondition<JavaClass> {

    private final Packages packages;
    private final Set<String> listed;
    private final Set<String> missing;

    BeNeededByTwoActions(Packages packages, Collection<String> listed) {
        super("be needed by two actions, or stand with a reason in the list in %s", Sharing.class.getSimpleName());
        this.packages = packages;
        this.listed = Set.copyOf(listed);
        this.missing = new TreeSet<>(listed);
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        var name = type.getName().substring(packages.root().length() + 1);
        missing.remove(name);
        var actions = actionsThatNeed(type);
        if (actions.size() < 2 && !listed.contains(name)) {
            var needed = actions.isEmpty()
                    ? "no action"
                    : "only " + actions.iterator().next();
            events.add(SimpleConditionEvent.violated(type, type.getName() + " is needed by " + needed));
        } else if (actions.size() >= 2 && listed.contains(name)) {
            events.add(SimpleConditionEvent.violated(
                    type, type.getName() + " is needed by " + actions + ": take it from the list"));
        }
    }

    @Override
    public void finish(ConditionEvents events) {
        missing.forEach(name -> events.add(
                SimpleConditionEvent.violated(name, name + " is not a public type of common: take it from the list")));
    }

    private Set<String> actionsThatNeed(JavaClass type) {
        var actions = new TreeSet<String>();
        var seen = new HashSet<>(List.of(type));
        var open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            users(open.remove())
                    .filter(seen::add)
                    .forEach(user -> packages.actionOf(user).ifPresentOrElse(actions::add, () -> open.add(user)));
        }
        return actions;
    }

    private static Stream<JavaClass> users(JavaClass type) {
        return type.getPackage().getClasses().stream()
                .filter(part -> topLevel(part).equals(type))
                .flatMap(part -> part.getDirectDependenciesToSelf().stream())
                .map(Dependency::getOriginClass)
                .map(BeNeededByTwoActions::topLevel);
    }

    private static JavaClass topLevel(JavaClass type) {
        return type.getEnclosingClass().map(BeNeededByTwoActions::topLevel).orElse(type);
    }
}

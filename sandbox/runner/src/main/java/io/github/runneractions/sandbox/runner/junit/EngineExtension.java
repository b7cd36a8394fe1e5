package io.github.runneractions.sandbox.runner.junit;

import io.github.runneractions.sandbox.runner.engine.Availability;
import io.github.runneractions.sandbox.runner.engine.DockerEngine;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one {@link DockerEngine} of this JVM, and skips them with the reason if no engine can be used. */
public final class EngineExtension implements ExecutionCondition, ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(EngineExtension.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return switch (once(context, Availability.class, DockerEngine::available)) {
            case Availability.Missing(var sentence) -> ConditionEvaluationResult.disabled(sentence);
            case Availability.Answers _, Availability.Startable _ ->
                ConditionEvaluationResult.enabled("there is a Docker engine");
        };
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == DockerEngine.class;
    }

    @Override
    public DockerEngine resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return once(context, DockerEngine.class, DockerEngine::open);
    }

    /** JUnit closes at its end what is kept in the root's store. */
    private static <T> T once(ExtensionContext context, Class<T> type, Supplier<T> make) {
        return context.getRoot().getStore(NAMESPACE).computeIfAbsent(type, _ -> make.get(), type);
    }
}

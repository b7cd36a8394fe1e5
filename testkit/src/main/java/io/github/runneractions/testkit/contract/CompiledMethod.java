package io.github.runneractions.testkit.contract;

import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.instruction.ConstantInstruction.LoadConstantInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.DirectMethodHandleDesc;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The facts about a method's body in a class file that contracts use.
 *
 * @param calls the methods it calls or makes lambdas of, as {@code owner.name(types)}
 * @param inputs the literal names that it asks the toolkit's {@code Inputs} for
 * @param topics the literal headings that it makes a {@code Topic} of
 * @param settings the literal names that it makes a {@code Setting} of
 */
record CompiledMethod(Set<String> calls, Set<String> inputs, Set<String> topics, Set<String> settings) {

    private static final String INPUTS = "io/github/runneractions/toolkit/Inputs";
    /** The methods of {@code Inputs} that say something about an input instead of reading it. */
    private static final Set<String> SAYING = Set.of("problem", "notice");

    private static final String TOPIC = "io/github/runneractions/runtime/Topic";
    private static final String SETTING = "io/github/runneractions/runtime/Setting";

    static CompiledMethod of(CodeModel code) {
        var reader = new Reader();
        code.forEach(reader::read);
        return reader.method;
    }

    static String key(String owner, String name, String type) {
        return owner + "." + name + type;
    }

    private static final class Reader {

        private final CompiledMethod method = new CompiledMethod(
                new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());

        /** The text put on the stack last: the name, where what follows it up to the call is no text. */
        private Optional<String> text = Optional.empty();

        void read(CodeElement element) {
            switch (element) {
                case LoadConstantInstruction load
                when load.constantValue() instanceof String value -> text = Optional.of(value);
                case InvokeInstruction call -> call(call);
                case InvokeDynamicInstruction lambda ->
                    lambda.bootstrapArgs().stream()
                            .filter(DirectMethodHandleDesc.class::isInstance)
                            .map(DirectMethodHandleDesc.class::cast)
                            .forEach(this::refer);
                default -> {}
            }
        }

        private void call(InvokeInstruction call) {
            var owner = call.owner().asInternalName();
            var name = call.name().stringValue();
            var type = call.type().stringValue();
            method.calls.add(key(owner, name, type));
            if (owner.equals(INPUTS) && type.startsWith("(Ljava/lang/String;") && !SAYING.contains(name)) {
                text.ifPresent(method.inputs::add);
                text = Optional.empty();
            } else if (owner.equals(TOPIC) && name.equals("<init>")) {
                text.ifPresent(method.topics::add);
            } else if (owner.equals(SETTING) && name.equals("<init>")) {
                text.ifPresent(method.settings::add);
            }
        }

        private void refer(DirectMethodHandleDesc target) {
            var descriptor = target.owner().descriptorString();
            var owner = descriptor.substring(1, descriptor.length() - 1);
            method.calls.add(key(owner, target.methodName(), target.lookupDescriptor()));
        }
    }
}

package dev.ordergateway.packaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SimpleVerifier;

/**
 * What the code gives to Jackson, read from its instructions: each class that a user of a mapper names, and the type of
 * whatever is given as a mere object, to a mapper, as the entity of an answer, or to a method of ours that passes it on.
 */
final class JacksonCalls {

    private static final String JACKSON = "com/fasterxml/jackson/databind/Object";
    private static final Set<String> ANSWERS = Set.of("jakarta/ws/rs/core/Response",
            "jakarta/ws/rs/core/Response$ResponseBuilder");
    private static final String OBJECT = "java.lang.Object";

    private final List<ClassNode> classes = OwnClasses.all().stream().map(JacksonCalls::read).toList();
    private final Set<String> types = new HashSet<>();
    private final Set<String> passingOn = new HashSet<>();
    private int found;

    /** Names of classes, ours and others. */
    static Set<String> types() {
        var calls = new JacksonCalls();
        int known;
        do {
            known = calls.passingOn.size();
            calls.classes.forEach(calls::look);
        } while (calls.passingOn.size() > known);
        if (calls.found == 0) {
            throw new IllegalStateException("no call was found at all");
        }
        return calls.types;
    }

    private static ClassNode read(Class<?> type) {
        try (var code = type.getResourceAsStream("/" + Type.getInternalName(type) + ".class")) {
            var node = new ClassNode();
            new ClassReader(code).accept(node, 0);
            return node;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void look(ClassNode type) {
        boolean isUser = instructions(type).anyMatch(instruction -> instruction instanceof MethodInsnNode call
                && call.owner.startsWith("com/fasterxml/jackson/databind/"));
        if (isUser) {
            instructions(type).filter(LdcInsnNode.class::isInstance).map(constant -> ((LdcInsnNode) constant).cst)
                    .filter(Type.class::isInstance).map(constant -> ((Type) constant).getClassName())
                    .filter(name -> !name.equals(Type.getObjectType(type.name).getClassName())).forEach(types::add);
        }
        type.methods.forEach(method -> look(type, method));
    }

    private static Stream<AbstractInsnNode> instructions(ClassNode type) {
        return type.methods.stream().flatMap(method -> Stream.of(method.instructions.toArray()));
    }

    private void look(ClassNode type, MethodNode method) {
        var instructions = method.instructions.toArray();
        boolean isOfInterest = Stream.of(instructions).anyMatch(instruction -> isSink(instruction));
        if (isOfInterest) {
            var frames = frames(type, method);
            for (int i = 0; i < instructions.length; i++) {
                if (frames[i] != null && isSink(instructions[i])) {
                    found++;
                    given(instructions[i], frames[i]).forEach(given -> take(given, type, method));
                }
            }
        }
    }

    private boolean isSink(AbstractInsnNode instruction) {
        return switch (instruction) {
            case MethodInsnNode call -> isSink(call.owner, call.name, call.desc);
            case InvokeDynamicInsnNode lambda -> target(lambda) instanceof Handle handle
                    && isSink(handle.getOwner(), handle.getName(), handle.getDesc());
            default -> false;
        };
    }

    private boolean isSink(String owner, String method, String parameters) {
        return (owner.startsWith(JACKSON) && method.matches("(write|convert|valueTo|update).*"))
                || (ANSWERS.contains(owner) && method.matches("ok|entity") && parameters.startsWith("(Ljava/lang/Object;"))
                || passingOn.contains(owner + method + parameters);
    }

    private static @Nullable Object target(InvokeDynamicInsnNode lambda) {
        return lambda.bsmArgs.length > 1 ? lambda.bsmArgs[1] : null;
    }

    /** The types of those arguments that are declared as objects. */
    private static List<Type> given(AbstractInsnNode instruction, Frame<BasicValue> frame) {
        var given = new ArrayList<Type>();
        if (instruction instanceof MethodInsnNode call) {
            var parameters = Type.getArgumentTypes(call.desc);
            for (int i = 0; i < parameters.length; i++) {
                if (parameters[i].getClassName().equals(OBJECT)) {
                    given.add(frame.getStack(frame.getStackSize() - parameters.length + i).getType());
                }
            }
        } else if (instruction instanceof InvokeDynamicInsnNode lambda && lambda.bsmArgs[2] instanceof Type called) {
            given.addAll(List.of(called.getArgumentTypes()));
        }
        return given;
    }

    private void take(Type given, ClassNode type, MethodNode method) {
        if (given.getClassName().equals(OBJECT)) {
            if (Stream.of(Type.getArgumentTypes(method.desc)).noneMatch(parameter -> parameter.equals(given))) {
                throw new IllegalStateException("what " + type.name + "." + method.name + " gives cannot be told");
            }
            passingOn.add(type.name + method.name + method.desc);
        } else {
            types.add(given.getClassName());
        }
    }

    private static Frame<BasicValue>[] frames(ClassNode type, MethodNode method) {
        var verifier = new SimpleVerifier(Opcodes.ASM9, Type.getObjectType(type.name),
                type.superName == null ? null : Type.getObjectType(type.superName),
                type.interfaces.stream().map(Type::getObjectType).toList(),
                (type.access & Opcodes.ACC_INTERFACE) != 0) {
        };
        verifier.setClassLoader(JacksonCalls.class.getClassLoader());
        try {
            return new Analyzer<>(verifier).analyzeAndComputeMaxs(type.name, method);
        } catch (AnalyzerException e) {
            throw new IllegalStateException(type.name + "." + method.name, e);
        }
    }
}

package dev.ordergateway.packaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The classes of the application itself, none of which is initialised by asking. */
final class OwnClasses {

    static final String ROOT = "dev.ordergateway.";
    private static final Path FILES = Path.of("target/classes");

    private OwnClasses() {
    }

    static List<Class<?>> all() {
        try (var files = Files.walk(FILES)) {
            return files.map(FILES::relativize).map(Path::toString).filter(name -> name.endsWith(".class"))
                    .map(name -> name.replaceAll("\\.class$", "").replace('/', '.'))
                    .filter(name -> name.startsWith(ROOT) && !name.endsWith("package-info"))
                    .<Class<?>> map(OwnClasses::named).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Class<?> named(String name) {
        try {
            return Class.forName(name, false, OwnClasses.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean isOwn(Class<?> type) {
        return type.getName().startsWith(ROOT);
    }

    /** Those that a type is made of, wherever they stand in it. */
    static Stream<Class<?>> in(Type type) {
        return switch (type) {
            case Class<?> raw ->
                raw.isArray() ? in(raw.getComponentType()) : Stream.<Class<?>> of(raw).filter(OwnClasses::isOwn);
            case ParameterizedType generic -> Stream.concat(in(generic.getRawType()),
                    Arrays.stream(generic.getActualTypeArguments()).flatMap(OwnClasses::in));
            case WildcardType wildcard -> Arrays.stream(wildcard.getUpperBounds()).flatMap(OwnClasses::in);
            default -> Stream.empty();
        };
    }

    static Stream<Method> methods() {
        return all().stream().flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> !method.isSynthetic());
    }
}

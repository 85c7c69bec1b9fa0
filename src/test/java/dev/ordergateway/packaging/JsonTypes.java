package dev.ordergateway.packaging;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import jakarta.ws.rs.Path;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The classes of ours that are read from JSON or written as JSON while the application runs. */
final class JsonTypes {

    private final Set<String> names = new TreeSet<>();

    static Set<String> names() {
        var types = new JsonTypes();
        OwnClasses.methods().flatMap(JsonTypes::answersAndBodies).forEach(types::add);
        OwnClasses.all().stream().flatMap(JsonTypes::columns).forEach(types::add);
        JacksonCalls.types().stream().filter(name -> name.startsWith(OwnClasses.ROOT)).map(OwnClasses::named)
                .filter(JsonTypes::canBeDocument).forEach(types::add);
        return types.names;
    }

    /** A user of a mapper also names failures, and sets of words. */
    private static boolean canBeDocument(Class<?> type) {
        return !type.isEnum() && !Throwable.class.isAssignableFrom(type);
    }

    private static Stream<Type> answersAndBodies(Method method) {
        if (method.isAnnotationPresent(ServerExceptionMapper.class)) {
            return Stream.of(method.getGenericReturnType());
        }
        boolean isRoute = method.getDeclaringClass().isAnnotationPresent(Path.class)
                && Arrays.stream(method.getAnnotations()).anyMatch(JsonTypes::isOfHttp);
        return isRoute ? Stream.concat(Stream.of(method.getGenericReturnType()), bodies(method)) : Stream.empty();
    }

    private static boolean isOfHttp(Annotation annotation) {
        return annotation.annotationType().getPackageName().equals(Path.class.getPackageName());
    }

    /** What nothing says the origin of is the body. */
    private static Stream<Type> bodies(Method method) {
        return Arrays.stream(method.getParameters())
                .filter(parameter -> Arrays.stream(parameter.getAnnotations())
                        .noneMatch(annotation -> annotation.annotationType().getPackageName().startsWith("jakarta.ws.rs")))
                .map(parameter -> parameter.getParameterizedType());
    }

    private static Stream<Type> columns(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(JdbcTypeCode.class)
                        && field.getAnnotation(JdbcTypeCode.class).value() == SqlTypes.JSON)
                .map(field -> field.getGenericType());
    }

    private void add(Type type) {
        OwnClasses.in(type).filter(own -> names.add(own.getName())).forEach(own -> parts(own).forEach(this::add));
    }

    private static Stream<Type> parts(Class<?> type) {
        if (type.isRecord()) {
            return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getGenericType);
        }
        return type.isEnum() ? Stream.empty()
                : Stream.concat(Arrays.stream(type.getDeclaredFields()).map(field -> field.getGenericType()),
                        type.isSealed() ? Arrays.stream(type.getPermittedSubclasses()) : Stream.empty());
    }
}

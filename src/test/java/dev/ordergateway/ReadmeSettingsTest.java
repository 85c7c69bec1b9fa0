package dev.ordergateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.common.utils.StringUtil;

/** The README's table of settings against the settings of the code. */
class ReadmeSettingsTest {

    @Test
    void everySettingStandsInTheTableWithItsDefault() throws IOException {
        var documented = ReadmeSettings.documented();

        assertThat(documented.keySet()).isEqualTo(settings().keySet());
        settings().forEach((key, byDefault) -> {
            if (!byDefault.isEmpty() && !byDefault.startsWith("$")) {
                assertThat(documented.get(key)).as(key).isEqualTo(byDefault);
            }
        });
    }

    private static Map<String, String> settings() {
        var settings = new TreeMap<String, String>();
        new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.ordergateway")
                .stream().filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                .forEach(type -> collect(type.getAnnotationOfType(ConfigMapping.class).prefix(), type.reflect(), settings));
        return settings;
    }

    private static void collect(String prefix, Class<?> mapping, Map<String, String> settings) {
        settingsOf(mapping).forEach(method -> {
            var key = prefix + "." + StringUtil.skewer(method.getName());
            if (method.getReturnType().getPackageName().startsWith("dev.ordergateway")
                    && method.getReturnType().isInterface()) {
                collect(key, method.getReturnType(), settings);
            } else {
                var byDefault = method.getAnnotation(WithDefault.class);
                settings.put(key, byDefault == null ? "" : byDefault.value());
            }
        });
    }

    private static Stream<Method> settingsOf(Class<?> mapping) {
        return Arrays.stream(mapping.getDeclaredMethods()).filter(method -> !method.isSynthetic());
    }
}

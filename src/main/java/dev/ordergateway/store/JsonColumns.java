package dev.ordergateway.store;

import java.math.BigDecimal;

import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.format.FormatMapper;
import org.hibernate.type.format.jackson.JacksonJsonFormatMapper;

import com.fasterxml.jackson.annotation.JsonFormat.Shape;
import com.fasterxml.jackson.annotation.JsonFormat.Value;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import dev.ordergateway.order.OrderStatus;
import dev.ordergateway.order.RedemptionCode;
import io.quarkus.hibernate.orm.JsonFormat;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * How a JSON column is written and read. Decimals are text, because the reactive driver would take a number through a
 * double; an unknown field is no error, because a newer replica may have written it; a redemption code is never written.
 */
@JsonFormat
@PersistenceUnitExtension
class JsonColumns implements FormatMapper {

    private final FormatMapper jackson = new JacksonJsonFormatMapper(mapper());

    @Override
    public <T> T fromString(CharSequence text, JavaType<T> type, WrapperOptions options) {
        return jackson.fromString(text, type, options);
    }

    @Override
    public <T> String toString(T value, JavaType<T> type, WrapperOptions options) {
        return jackson.toString(value, type, options);
    }

    static ObjectMapper mapper() {
        var mapper = JsonMapper.builder()
                .defaultPropertyInclusion(JsonInclude.Value.construct(Include.NON_NULL, Include.NON_NULL))
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .addModule(new JavaTimeModule())
                .addMixIn(OrderStatus.class, Labelled.class)
                .build();
        mapper.configOverride(BigDecimal.class).setFormat(Value.forShape(Shape.STRING));
        mapper.configOverride(RedemptionCode.class).setIsIgnoredType(true);
        return mapper;
    }

    // whose annotations a native executable would not see
    @RegisterForReflection
    private interface Labelled {
        @JsonValue
        String label();
    }
}

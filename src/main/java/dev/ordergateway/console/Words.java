package dev.ordergateway.console;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.history.OrderView;
import io.quarkus.qute.TemplateExtension;

/** How facts read in a template. */
@TemplateExtension
final class Words {

    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("d MMM uuuu HH:mm:ss", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Words() {
    }

    static String utc(Instant time) {
        return UTC.format(time) + " UTC";
    }

    /** What was bought, in a line; equal things are counted. */
    static String goods(OrderView order) {
        var counts = order.deliveries().stream()
                .collect(Collectors.groupingBy(Words::good, java.util.LinkedHashMap::new, Collectors.counting()));
        return counts.entrySet().stream().map(one -> one.getValue() == 1 ? one.getKey() : one.getValue() + " × " + one.getKey())
                .collect(Collectors.joining(", "));
    }

    private static String good(OrderView.DeliveryView delivery) {
        return (orEmpty(delivery.brandName()) + ' ' + orEmpty(delivery.denomination())).strip();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    static String sentence(OrderView.FailureView failure) {
        return Sentences.of(failure);
    }

    /** OVERDUE_PAYMENT as overdue payment. */
    static String spoken(String constant) {
        return constant.replace('_', ' ').toLowerCase(Locale.ROOT);
    }

    /** WaitingForPayment as Waiting for payment. */
    static String spaced(String label) {
        var words = label.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}

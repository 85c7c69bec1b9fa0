package dev.ordergateway.tracking;

import static dev.ordergateway.support.Eventually.eventually;
import static dev.ordergateway.support.RecordedSpans.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.ordergateway.support.PartnerControl;
import dev.ordergateway.support.PassingTime;
import dev.ordergateway.support.PlacedOrder;
import dev.ordergateway.support.RecordedSpans;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** One trace from what a stream brings to its commit. */
@QuarkusTest
@TestProfile(PassingTime.class)
class StreamTraceTest {

    @Inject
    RecordedSpans spans;

    @BeforeEach
    void partnerWaits() {
        PartnerControl.hold();
    }

    @AfterEach
    void heal() {
        PartnerControl.heal();
    }

    @Test
    void eventIsATraceOfItsOwnUpToTheCommit() {
        var order = PlacedOrder.placeAndStream();
        order.partner().becomes("Done");

        var stored = storedDone(order);
        assertThat(text(stored, "order.status_before")).isEqualTo("WaitingForPayment");
        assertThat(text(stored, "observation.verdict")).isEqualTo("advanced");
        assertThat(text(stored, "order.status")).isEqualTo("Done");
        assertThat(stored.getAttributes().get(AttributeKey.longKey("batch.wait_ms"))).isNotNull();
        eventually(() -> assertThat(spans.ofTrace(stored.getTraceId()))
                .filteredOn(span -> span.getSpanId().equals(stored.getParentSpanId())).singleElement().satisfies(event -> {
                    assertThat(event.getName()).isEqualTo("stream event");
                    assertThat(text(event, "order.id")).isEqualTo(order.id());
                    assertThat(event.getParentSpanContext().isValid()).isFalse();
                }));
    }

    @Test
    void commitIsLinkedFromEveryOrderInIt() {
        var order = PlacedOrder.placeAndStream();
        order.partner().becomes("Done");

        var stored = storedDone(order);
        eventually(() -> assertThat(spans.all()).filteredOn(span -> links(stored).contains(span.getSpanId()))
                .singleElement().satisfies(batch -> {
                    assertThat(batch.getName()).isEqualTo("store observations");
                    assertThat(batch.getAttributes().get(AttributeKey.longKey("batch.size")))
                            .isEqualTo(stored.getAttributes().get(AttributeKey.longKey("batch.size"))).isPositive();
                    assertThat(batch.getStartEpochNanos()).isBetween(stored.getStartEpochNanos(), stored.getEndEpochNanos());
                }));
    }

    @Test
    void commitOfSeveralIsAPartOfOneTraceAndLeadsToTheOthers() {
        IntStream.range(0, 20).forEach(_ -> PlacedOrder.placeAndStream());
        PartnerControl.release();

        eventually(() -> assertThat(commitsOfSeveral()).isNotEmpty());
        eventually(() -> assertThat(commitsOfSeveral()).allSatisfy(commit -> {
            var others = spans.all().stream().filter(span -> links(commit).contains(span.getSpanId())).toList();
            assertThat(others).hasSameSizeAs(commit.getLinks()).allMatch(other -> links(other).contains(commit.getSpanId()))
                    .extracting(SpanData::getTraceId).doesNotContain(commit.getTraceId());
            assertThat(spans.all()).filteredOn(span -> span.getSpanId().equals(commit.getParentSpanId())).singleElement()
                    .satisfies(first -> assertThat(links(first)).contains(commit.getSpanId()));
        }));
    }

    @Test
    void lookThatAnEventCausesIsPartOfItsTrace() {
        var order = PlacedOrder.placeAndStream();
        order.partner().becomes("Done");

        var stored = storedDone(order);
        eventually(() -> assertThat(spans.ofTrace(stored.getTraceId())).extracting(SpanData::getName)
                .contains("look at order", "partner order"));
        var look = spans.ofTrace(stored.getTraceId()).stream().filter(span -> span.getName().equals("look at order"))
                .findFirst().orElseThrow();
        assertThat(spans.below(look)).extracting(SpanData::getName).contains("partner order", "store observation");
    }

    /** The one span of the message that told the end. */
    private SpanData storedDone(PlacedOrder order) {
        eventually(() -> assertThat(storedDoneSpans(order)).hasSize(1));
        return storedDoneSpans(order).getFirst();
    }

    private List<SpanData> storedDoneSpans(PlacedOrder order) {
        return spans.about(order.id()).stream().filter(span -> span.getName().equals("store observation"))
                .filter(span -> text(span, "observation.source").equals("stream"))
                .filter(span -> text(span, "order.status").equals("Done"))
                .filter(span -> text(span, "observation.verdict").equals("advanced")).toList();
    }

    private List<SpanData> commitsOfSeveral() {
        return spans.all().stream()
                .filter(span -> span.getName().equals("store observations") && !span.getLinks().isEmpty()).toList();
    }

    private static List<String> links(SpanData span) {
        return span.getLinks().stream().map(LinkData::getSpanContext).map(context -> context.getSpanId()).toList();
    }
}

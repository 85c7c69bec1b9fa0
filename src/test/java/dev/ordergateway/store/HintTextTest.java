package dev.ordergateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.ordergateway.order.OrderId;
import dev.ordergateway.store.Hint.Changed;
import dev.ordergateway.store.Hint.EventsListed;
import dev.ordergateway.store.Hint.LeasesMoved;
import dev.ordergateway.store.Hint.Missed;

class HintTextTest {

    private static final int LONGEST_NOTIFICATION = 7999;

    private final Changed changed = new Changed(new OrderId(UUID.randomUUID()), false);
    private final Changed lookOwed = new Changed(new OrderId(UUID.randomUUID()), true);

    @Test
    void hintsAreReadAsTheyWereWritten() {
        assertThat(HintText.read(HintText.of(List.of(changed, lookOwed), 7, true, true)))
                .containsExactlyInAnyOrder(changed, lookOwed, new EventsListed(7), new LeasesMoved(), new Missed());
        assertThat(HintText.read(HintText.of(List.of(changed), 0, false, false))).containsExactly(changed);
        assertThat(HintText.read(HintText.of(List.of(), 0, true, false))).containsExactly(new LeasesMoved());
        assertThat(HintText.read(HintText.of(List.of(), 0, false, true))).containsExactly(new Missed());
    }

    @Test
    void wordsOfAnotherVersionAreLeftOut() {
        assertThat(HintText.read("later:1 look:nothing events:x " + changed.id() + "  leases")).containsExactly(changed,
                new LeasesMoved());
    }

    @Test
    void asManyAsThereMayBeFitIntoANotification() {
        var text = HintText.of(Collections.nCopies(HintText.MOST, lookOwed), Long.MAX_VALUE, true, true);

        assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(LONGEST_NOTIFICATION);
    }
}

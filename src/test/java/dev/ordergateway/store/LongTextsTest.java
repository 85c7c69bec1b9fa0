package dev.ordergateway.store;

import static dev.ordergateway.order.OrderStatus.WAITING_FOR_DELIVERY;
import static dev.ordergateway.support.PartnerShows.partnerShows;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

import org.junit.jupiter.api.Test;

import dev.ordergateway.order.Delivery;
import dev.ordergateway.order.PaymentInstructions;
import io.quarkus.test.junit.QuarkusTest;

/** The partner's texts may be longer than an entry of an index can be. */
@QuarkusTest
class LongTextsTest extends StoreCalls {

    @Test
    void orderIsWrittenHoweverLongThePartnersTextsAre() {
        var id = attached().id();
        var wallet = text();
        var brand = text();

        observe(id, partnerShows(WAITING_FOR_DELIVERY)
                .payment(new PaymentInstructions(wallet, null, null, null, null, null, null, null, false))
                .delivery(new Delivery(1, null, null, brand, null, null, null, null, null, false, false, null)).inAMessage());

        var stored = await(store.find(id)).order();
        assertThat(stored.payment().walletAddress()).isEqualTo(wallet);
        assertThat(stored.deliveries().getFirst().brandName()).isEqualTo(brand);
    }

    /** As long as is read of the partner, and of nothing that could be compressed. */
    private static String text() {
        return new Random().ints('0', 0x2000).filter(Character::isLetter).limit(4096)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}

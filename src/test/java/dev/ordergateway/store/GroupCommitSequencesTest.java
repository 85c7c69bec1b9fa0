package dev.ordergateway.store;

import static dev.ordergateway.order.OrderStatus.DONE;
import static dev.ordergateway.order.OrderStatus.REFUNDED;
import static dev.ordergateway.order.OrderStatus.WAITING_FOR_PAYMENT;
import static dev.ordergateway.support.Orders.PARTNER_ORDER_ID;
import static dev.ordergateway.support.PartnerShows.SHOWN_AT;
import static dev.ordergateway.support.PartnerShows.partnerShows;
import static dev.ordergateway.support.PartnerShows.partnerShowsNoWord;
import static dev.ordergateway.support.PartnerShows.partnerShowsUnknownWord;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.ordergateway.order.Delivery;
import dev.ordergateway.order.Observation;
import dev.ordergateway.order.OrderId;
import dev.ordergateway.order.OrderStatus;
import dev.ordergateway.order.RedemptionCode;
import dev.ordergateway.order.Source;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;

/** Whatever is observed of many orders in whatever order: together they come to the same as one by one. */
@QuarkusTest
class GroupCommitSequencesTest extends StoreCalls {

    private static final int ORDERS = 50;
    private static final int LENGTH = 12;
    private static final List<OrderStatus> WORDS = List.copyOf(EnumSet.range(WAITING_FOR_PAYMENT, REFUNDED));

    @Inject
    GroupCommit groupCommit;
    @Inject
    RedemptionCodes codes;
    @Inject
    UnitOfWork unitOfWork;

    @ParameterizedTest
    @ValueSource(longs = { 1, 2 })
    void togetherIsTheSameAsOneByOne(long seed) {
        var random = new Random(seed);
        var sequences = Stream.generate(() -> sequence(random)).limit(ORDERS).toList();
        var together = Stream.generate(() -> attached().id()).limit(ORDERS).toList();

        await(Uni.join().all(IntStream.range(0, ORDERS).boxed().flatMap(place -> sequences.get(place).stream()
                .map(observation -> groupCommit.observe(together.get(place), observation))).toList()).andFailFast());

        for (int place = 0; place < ORDERS; place++) {
            var alone = attached().id();
            sequences.get(place).forEach(observation -> observe(alone, observation));
            assertThat(await(store.find(together.get(place)))).as("%s", sequences.get(place))
                    .usingRecursiveComparison().ignoringFields("order.id").isEqualTo(await(store.find(alone)));
            assertThat(history(together.get(place))).isEqualTo(history(alone));
            assertThat(codesOf(together.get(place))).isEqualTo(codesOf(alone));
        }
    }

    private List<RedemptionCode> codesOf(OrderId id) {
        return await(unitOfWork.inTransaction(() -> codes.of(List.of(id.value()))))
                .entrySet().stream().sorted((one, other) -> one.getKey().position() - other.getKey().position())
                .flatMap(entry -> codes.read(entry.getValue()).stream()).toList();
    }

    private static List<Observation> sequence(Random random) {
        return Stream.generate(() -> observation(random)).limit(LENGTH).toList();
    }

    private static Observation observation(Random random) {
        var at = SHOWN_AT.plusSeconds(random.nextInt(1000));
        var word = WORDS.get(random.nextInt(WORDS.size()));
        return switch (random.nextInt(8)) {
            case 0 -> new Observation.NotFound(Source.POLL, at);
            case 1 -> new Observation.Unreadable(Source.STREAM, at, 9, "9f86d081", random.nextInt(2));
            case 2 -> partnerShowsUnknownWord("Pondering").inAMessage();
            case 3 -> partnerShowsNoWord().sentCoinAmount(String.valueOf(random.nextInt(3))).inAMessage();
            case 4 -> partnerShows(DONE).delivery(delivered(random)).delivery(delivered(random)).inAMessage();
            case 5 -> new Observation.Shown(Source.POLL, at, partnerShows(word).order(), 1 + random.nextInt(4));
            case 6 -> partnerShows(word).ofOrder(PARTNER_ORDER_ID.value() + random.nextInt(2)).inAMessage();
            default -> partnerShows(word).inAMessage();
        };
    }

    private static Delivery delivered(Random random) {
        var code = new RedemptionCode(RedemptionCode.Kind.PIN, "SAMPLE-" + random.nextInt(3), null, null);
        return new Delivery(1, "d" + random.nextInt(2), null, null, null, null, null, null, "Succeeded", true, true,
                random.nextBoolean() ? code : null);
    }
}

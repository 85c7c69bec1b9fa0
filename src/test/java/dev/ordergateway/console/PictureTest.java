package dev.ordergateway.console;

import static dev.ordergateway.order.OrderStatus.DONE;
import static dev.ordergateway.order.OrderStatus.EXPIRED;
import static dev.ordergateway.order.OrderStatus.PLACING;
import static dev.ordergateway.order.OrderStatus.WAITING_FOR_DELIVERY;
import static dev.ordergateway.order.OrderStatus.WAITING_FOR_MANUAL_ACTION;
import static dev.ordergateway.order.OrderStatus.WAITING_FOR_PAYMENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.ordergateway.console.Picture.Edge;
import dev.ordergateway.console.Picture.Node;
import dev.ordergateway.console.Picture.Step;
import dev.ordergateway.order.OrderStatus;
import dev.ordergateway.store.JournalLine;

class PictureTest {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+");

    @Test
    void theWayIsLitAndWhereItStandsIsMarked() {
        var picture = picture(PLACING, WAITING_FOR_PAYMENT, EXPIRED, WAITING_FOR_DELIVERY);

        assertThat(looks(picture, "here")).containsExactly(WAITING_FOR_DELIVERY);
        assertThat(looks(picture, "been")).containsExactlyInAnyOrder(PLACING, WAITING_FOR_PAYMENT, EXPIRED);
        assertThat(lit(picture)).containsExactly("Placing-WaitingForPayment", "WaitingForPayment-Expired",
                "Expired-WaitingForDelivery");
        assertThat(picture.way()).isEqualTo("Placing, then Waiting for payment, then Expired, then Waiting for delivery");
        assertThat(picture.steps()).extracting(Step::isLast).containsExactly(false, false, false, true);
    }

    @Test
    void whatWasEnteredAgainTellsEachTurn() {
        var picture = picture(PLACING, WAITING_FOR_PAYMENT, WAITING_FOR_MANUAL_ACTION, WAITING_FOR_PAYMENT);

        assertThat(node(picture, WAITING_FOR_PAYMENT).turns()).isEqualTo("2·4");
        assertThat(node(picture, DONE).turns()).isEmpty();
    }

    @Test
    void aMoveMadeTwiceIsDrawnOnceAndNotFaintly() {
        var picture = picture(PLACING, WAITING_FOR_PAYMENT, WAITING_FOR_MANUAL_ACTION, WAITING_FOR_PAYMENT,
                WAITING_FOR_MANUAL_ACTION);

        assertThat(picture.edges()).filteredOn(edge -> edge.from() == WAITING_FOR_PAYMENT
                && edge.to() == WAITING_FOR_MANUAL_ACTION).extracting(Edge::isLit).containsExactly(true);
    }

    @Test
    void aVeryLongWayIsToldByItsEnd() {
        var statuses = new ArrayList<>(List.of(PLACING));
        for (int i = 0; i < 50; i++) {
            statuses.add(i % 2 == 0 ? WAITING_FOR_PAYMENT : WAITING_FOR_MANUAL_ACTION);
        }

        var picture = picture(statuses.toArray(OrderStatus[]::new));

        assertThat(picture.steps()).hasSize(12).last().isEqualTo(new Step("WaitingForManualAction", at(50), true));
        assertThat(node(picture, WAITING_FOR_PAYMENT).turns()).isEqualTo("…50");
    }

    @ParameterizedTest
    @EnumSource(OrderStatus.class)
    void everyFaintMoveIsOneOfTheTable(OrderStatus from) {
        assertThat(from.successors()).containsAll(Place.USUAL.getOrDefault(from, List.of()));
    }

    @ParameterizedTest
    @EnumSource(OrderStatus.class)
    void statesStandApartAndInThePicture(OrderStatus status) {
        var place = Place.of(status);

        assertThat(Arrays.stream(OrderStatus.values()).filter(other -> other != status).map(Place::of))
                .noneMatch(other -> Math.abs(place.x() - other.x()) < place.width() + 10
                        && Math.abs(place.y() - other.y()) < place.height() + 10);
        assertThat(place.left()).isPositive();
        assertThat(place.top()).isPositive();
        assertThat(place.left() + place.width()).isLessThan(Place.WIDTH);
        assertThat(place.top() + place.height()).isLessThan(Place.HEIGHT);
    }

    @ParameterizedTest
    @EnumSource(OrderStatus.class)
    void everyMoveOfTheTableCanBeDrawn(OrderStatus from) {
        for (var to : from.successors()) {
            var numbers = NUMBER.matcher(new Edge(from, to, true).line()).results().map(hit -> Integer.valueOf(hit.group()))
                    .toList();

            var start = numbers.subList(0, 2);
            var end = numbers.subList(numbers.size() - 2, numbers.size());
            assertThat(isOnBorder(Place.of(from), start)).as("%s begins %s", to, start).isTrue();
            assertThat(isOnBorder(Place.of(to), end)).as("%s ends %s", to, end).isTrue();
            assertThat(numbers).allMatch(number -> number >= 0 && number <= Place.WIDTH);
            assertThat(numbers.stream().skip(1).filter(number -> numbers.indexOf(number) % 2 == 1))
                    .allMatch(y -> y <= Place.HEIGHT);
        }
    }

    @ParameterizedTest
    @EnumSource(OrderStatus.class)
    void wordsFitIntoTheirBox(OrderStatus status) {
        var lines = node(picture(PLACING), status).lines();

        assertThat(lines).hasSizeBetween(1, 2).allMatch(line -> line.length() <= Place.CHARACTERS);
        assertThat(String.join(" ", lines)).isEqualTo(Words.spaced(status.label()));
    }

    private static boolean isOnBorder(Place place, List<Integer> point) {
        int x = point.getFirst();
        int y = point.getLast();
        boolean isInside = x >= place.left() && x <= place.left() + place.width() && y >= place.top()
                && y <= place.top() + place.height();
        return isInside && (x == place.left() || x == place.left() + place.width() || y == place.top()
                || y == place.top() + place.height());
    }

    private static Picture picture(OrderStatus... way) {
        var moves = new ArrayList<JournalLine>();
        for (int i = 0; i < way.length; i++) {
            moves.add(move(i, i == 0 ? null : way[i - 1], way[i]));
        }
        return Picture.of(way[way.length - 1], moves);
    }

    private static JournalLine move(int number, @Nullable OrderStatus from, OrderStatus to) {
        return new JournalLine(number + 1, at(number), number + 1, "transition", "poll", from == null ? null : from.label(),
                to.label(), "applied", null, null, null, 1);
    }

    private static Instant at(int number) {
        return Instant.parse("2026-08-01T10:00:00Z").plusSeconds(number);
    }

    private static Node node(Picture picture, OrderStatus status) {
        return picture.nodes().stream().filter(node -> node.status() == status).findFirst().orElseThrow();
    }

    private static Stream<OrderStatus> looks(Picture picture, String look) {
        return picture.nodes().stream().filter(node -> node.look().equals(look)).map(Node::status);
    }

    private static Stream<String> lit(Picture picture) {
        return picture.edges().stream().filter(Edge::isLit).map(edge -> edge.from().label() + '-' + edge.to().label());
    }
}

package dev.ordergateway.order;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * One thing bought and how its delivery stands. Unknown facts are null.
 *
 * @param position 1, 2, … and stable for the life of the order
 * @param partnerId the partner's id of this delivery, once known
 * @param productValue the face value of a range product, in the product's own currency
 * @param deliveryState the partner's raw word
 * @param succeeded the partner's word means success
 * @param codeAvailable the partner has shown a redemption code
 * @param code that code, where it was just learned or is about to be compared; null in an order that was merely read
 */
public record Delivery(int position, @Nullable String partnerId, @Nullable String kind, @Nullable String brandName,
        @Nullable String countryCode, @Nullable String denomination, @Nullable BigDecimal productValue,
        @Nullable String beneficiaryAccount, @Nullable String deliveryState, boolean succeeded, boolean codeAvailable,
        @Nullable RedemptionCode code) {

    /** Nothing of it is outstanding. A direct top-up succeeds without a code. */
    public boolean isFulfilled() {
        return succeeded || codeAvailable;
    }

    /**
     * What is known after also seeing these. A delivery is recognised by the partner's id, else by its place among those
     * not recognised; one never seen before is appended, and a shortened list takes none away.
     */
    static List<Delivery> enriched(List<Delivery> known, List<Delivery> seen) {
        var ids = seen.stream().map(Delivery::partnerId).filter(Objects::nonNull).collect(Collectors.toSet());
        var result = new ArrayList<>(known);
        var free = IntStream.range(0, known.size()).filter(place -> !ids.contains(known.get(place).partnerId)).boxed()
                .collect(Collectors.toCollection(ArrayList::new));
        for (var delivery : seen) {
            int place = placeOf(delivery, result, free);
            if (place == result.size()) {
                result.add(delivery.at(place + 1));
            } else {
                result.set(place, result.get(place).enrichedBy(delivery));
            }
        }
        return List.copyOf(result);
    }

    private static int placeOf(Delivery seen, List<Delivery> known, Collection<Integer> free) {
        for (int place = 0; place < known.size(); place++) {
            if (seen.partnerId != null && seen.partnerId.equals(known.get(place).partnerId)) {
                return place;
            }
        }
        for (var place : free) {
            if (seen.partnerId == null || known.get(place).partnerId == null) {
                free.remove(place);
                return place;
            }
        }
        return known.size();
    }

    private Delivery at(int newPosition) {
        return new Delivery(newPosition, partnerId, kind, brandName, countryCode, denomination, productValue,
                beneficiaryAccount, deliveryState, succeeded, codeAvailable, code);
    }

    private Delivery enrichedBy(Delivery seen) {
        return new Delivery(position,
                Facts.latest(partnerId, seen.partnerId),
                Facts.latest(kind, seen.kind),
                Facts.latest(brandName, seen.brandName),
                Facts.latest(countryCode, seen.countryCode),
                Facts.latest(denomination, seen.denomination),
                Facts.latest(productValue, seen.productValue),
                Facts.latest(beneficiaryAccount, seen.beneficiaryAccount),
                Facts.latest(deliveryState, seen.deliveryState),
                succeeded || seen.succeeded,
                codeAvailable || seen.codeAvailable,
                code == null || seen.code == null ? Facts.latest(code, seen.code) : code.enrichedBy(seen.code));
    }

    public Delivery withCode(@Nullable RedemptionCode other) {
        return new Delivery(position, partnerId, kind, brandName, countryCode, denomination, productValue,
                beneficiaryAccount, deliveryState, succeeded, codeAvailable, other);
    }

    /** What remains when the person behind it is forgotten: it was fulfilled if it was, and has no code to show for it. */
    public Delivery erased() {
        return new Delivery(position, partnerId, kind, brandName, countryCode, denomination, productValue, null,
                deliveryState, isFulfilled(), false, null);
    }

    @Override
    public String toString() {
        return "Delivery[" + position + ", " + deliveryState + "]";
    }
}

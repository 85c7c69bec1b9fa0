package dev.ordergateway.console;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.access.Caller;
import dev.ordergateway.access.Role;
import dev.ordergateway.history.OrderView;
import dev.ordergateway.order.Attention;
import dev.ordergateway.order.Delivery;
import dev.ordergateway.order.Order;
import dev.ordergateway.order.PartnerOrderId;

/**
 * All that is shown of one order.
 *
 * @param partnerOrderId for operators only
 * @param payment null while there is no address to pay to
 * @param asks what this caller can do about it
 */
public record OrderSheet(OrderView order, @Nullable String partnerOrderId, List<Flag> flags, Picture picture, NextStep next,
        @Nullable PaymentPanel payment, List<Parcel> parcels, List<Ask> asks, Timeline timeline) {

    /** A flag with its meaning. */
    public record Flag(String name, String meaning) {

        static List<Flag> of(Order order) {
            return order.attention().stream().sorted().map(flag -> of(flag)).toList();
        }

        private static Flag of(Attention flag) {
            return new Flag(flag.name(), Sentences.of(flag));
        }
    }

    /**
     * One thing bought.
     *
     * @param reveal null when there is no code, or it is not for this caller
     */
    public record Parcel(Delivery delivery, @Nullable Ask reveal) {

        static List<Parcel> of(Order order, Caller caller, Typed typed) {
            return order.deliveries().stream().map(delivery -> new Parcel(delivery,
                    delivery.codeAvailable() && caller.may(Role.REVEAL) ? Ask.toReveal(delivery, typed) : null)).toList();
        }
    }

    static List<Ask> asks(Order order, Caller caller, Typed typed) {
        return caller.may(Role.OPERATE) ? Deed.about(order).stream().map(deed -> deed.ask(typed)).toList() : List.of();
    }

    static @Nullable String partnerOrderId(Order order, Caller caller) {
        PartnerOrderId id = caller.may(Role.OPERATE) ? order.partnerOrderId() : null;
        return id == null ? null : id.value();
    }
}

package dev.ordergateway.history;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.order.OrderFailure;
import dev.ordergateway.order.Outcome.Reason;
import dev.ordergateway.partner.PartnerFailure;
import dev.ordergateway.store.StoreFailure;

/** Why an act was not carried out, for those who tell people about it. */
public enum Hindrance {
    /** There is no such order or delivery. */
    NOT_FOUND,
    /** The order is at another version than the one the person saw. */
    CHANGED,
    NOTHING_TO_ASK,
    NOT_RESOLVABLE,
    /** No earlier look, a minute ago or more, shows the same. */
    NOT_AGREED,
    PARTNER_ORDER_UNKNOWN,
    PARTNER_ORDER_TAKEN,
    REFERENCE_TAKEN,
    PARTNER_SILENT,
    NOT_DELIVERED,
    NEVER_HAD_A_CODE,
    ERASED,
    CODE_UNREADABLE;

    /** Empty when it is none of these. */
    public static Optional<Hindrance> of(Throwable failure) {
        return Optional.ofNullable(switch (failure) {
            case OrderFailure order -> of(order);
            case StoreFailure store -> of(store);
            case PartnerFailure _ -> PARTNER_SILENT;
            default -> null;
        });
    }

    private static @Nullable Hindrance of(OrderFailure failure) {
        return switch (failure) {
            case OrderFailure.NothingToAsk _ -> NOTHING_TO_ASK;
            case OrderFailure.UnknownPartnerOrder _ -> PARTNER_ORDER_UNKNOWN;
            case OrderFailure.NotResolvable refused when refused.reason() == Reason.STALE -> CHANGED;
            case OrderFailure.NotResolvable refused when refused.reason() == Reason.NOT_AGREED -> NOT_AGREED;
            case OrderFailure.NotResolvable _ -> NOT_RESOLVABLE;
            default -> null;
        };
    }

    private static @Nullable Hindrance of(StoreFailure failure) {
        return switch (failure) {
            case StoreFailure.NotFound _ -> NOT_FOUND;
            case StoreFailure.VersionConflict _ -> CHANGED;
            case StoreFailure.PartnerOrderTaken _ -> PARTNER_ORDER_TAKEN;
            case StoreFailure.ReferenceTaken _ -> REFERENCE_TAKEN;
            case StoreFailure.NoCode none -> switch (none.why()) {
                case NEVER_HAD_ONE -> NEVER_HAD_A_CODE;
                case NOT_DELIVERED -> NOT_DELIVERED;
                case ERASED -> ERASED;
                case UNREADABLE -> CODE_UNREADABLE;
            };
            default -> null;
        };
    }
}

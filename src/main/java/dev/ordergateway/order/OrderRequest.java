package dev.ordergateway.order;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What a caller asks the partner for. Absent optional fields are null and are not sent.
 *
 * @param form how the caller wrote the deliveries
 * @param email the flat form's duplicate of the user's e-mail
 * @param acquisition where the sale came from, such as {@code utm_source}
 */
public record OrderRequest(Form form, List<Item> items, Payment payment, User user, @Nullable String email,
        @Nullable String lang, Map<String, String> acquisition, @Nullable String refundWalletAddress,
        @Nullable String promoCode) {

    /** A body of more bytes is refused unread. */
    public static final int MOST_BYTES = 256 * 1024;

    /** The partner takes two shapes of create body; they are never mixed in one. */
    public enum Form {
        NESTED,
        FLAT
    }

    /**
     * One line of the order.
     *
     * @param quantity 1 to 10; always 1 in the flat form, which repeats the line instead
     * @param productValue the face value when the denomination is {@code range}
     */
    public record Item(@Nullable String kind, int quantity, String brandName, String countryCode, String denomination,
            @Nullable String localizedDenomination, @Nullable BigDecimal productValue, @Nullable String beneficiaryAccount) {
    }

    /** How the end user will pay; {@code type} is the partner's word, only {@code via} is known. */
    public record Payment(String type, String via, String coin, String network) {
    }

    /**
     * Who buys.
     *
     * @param email null once the person was erased
     */
    public record User(@Nullable String email, @Nullable Boolean hasAcceptedNewsletter) {
    }

    public OrderRequest {
        items = List.copyOf(items);
        acquisition = Map.copyOf(acquisition);
    }

    /** One entry for each thing bought: quantities are expanded. */
    List<Delivery> deliveries() {
        var deliveries = new ArrayList<Delivery>();
        for (var item : items) {
            for (int i = 0; i < item.quantity; i++) {
                deliveries.add(new Delivery(deliveries.size() + 1, null, item.kind, item.brandName, item.countryCode,
                        item.denomination, item.productValue, item.beneficiaryAccount, null, false, false, null));
            }
        }
        return List.copyOf(deliveries);
    }

    /** The country of the first thing bought. */
    public Optional<String> country() {
        return items.stream().map(Item::countryCode).findFirst();
    }

    /** Every e-mail address in it, of whoever pays or receives. */
    public Stream<String> emails() {
        return Stream.concat(Stream.of(user.email, email), items.stream().map(Item::beneficiaryAccount))
                .filter(Objects::nonNull)
                .filter(account -> account.contains("@"));
    }

    /** Every telephone number in it that something is for, in its plain spelling. */
    public Stream<String> phones() {
        return items.stream().map(Item::beneficiaryAccount).filter(Objects::nonNull)
                .flatMap(account -> PhoneNumber.plain(account).stream());
    }

    /** What remains when the person behind it is forgotten: what was bought and how it is paid. */
    OrderRequest erased() {
        var rest = items.stream().map(item -> new Item(item.kind, item.quantity, item.brandName, item.countryCode,
                item.denomination, item.localizedDenomination, item.productValue, null)).toList();
        return new OrderRequest(form, rest, payment, new User(null, user.hasAcceptedNewsletter), null, lang, Map.of(),
                null, promoCode);
    }

    @Override
    public String toString() {
        return "OrderRequest[" + form + ", " + items.size() + " items]";
    }
}

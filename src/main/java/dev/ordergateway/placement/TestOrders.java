package dev.ordergateway.placement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.ordergateway.order.FieldError;
import dev.ordergateway.order.OrderFailure;
import dev.ordergateway.order.OrderRequest;
import dev.ordergateway.order.OrderRequest.Form;
import dev.ordergateway.order.OrderRequest.Item;
import dev.ordergateway.order.OrderRequest.Payment;
import dev.ordergateway.order.OrderRequest.User;
import dev.ordergateway.store.StoredOrder;
import io.smallrye.mutiny.Uni;

/** Places orders that go the way of one of the sandbox's scenarios, for people who want to see one move. */
@ApplicationScoped
public class TestOrders {

    private static final String UNUSED = "test order";

    private final OrderPlacement placement;

    TestOrders(OrderPlacement placement) {
        this.placement = placement;
    }

    /**
     * The order as it stands when the sandbox has answered, which may be that it refused.
     *
     * @param quantity 1 to 10
     * @throws OrderFailure.Invalid naming every field that is wrong
     */
    public Uni<StoredOrder> place(String scenario, String email, int quantity, String caller) {
        var errors = new ArrayList<FieldError>();
        checkText(errors, "scenario", scenario, 40);
        checkText(errors, "email", email, OrderBody.EMAIL);
        if (quantity < 1 || quantity > OrderBody.MOST_DELIVERIES) {
            errors.add(new FieldError("quantity", "out_of_range", "must be 1 to " + OrderBody.MOST_DELIVERIES));
        }
        if (!errors.isEmpty()) {
            throw new OrderFailure.Invalid(errors);
        }
        var request = new OrderRequest(Form.NESTED,
                List.of(new Item("giftcard", quantity, "Airbnb", "US", "100", null, null, null)),
                new Payment("via", "USER_WALLET", "USDC", "Solana"), new User(email, null), null, "en",
                Map.of("utm_content", "scenario:" + scenario), null, null);
        return placement.place(new OrderBody(request, null, Map.of(), UNUSED), caller, null, null).map(Placed::stored);
    }

    private static void checkText(List<FieldError> errors, String field, String text, int most) {
        if (text.isBlank() || text.length() > most || text.chars().anyMatch(Character::isISOControl)) {
            errors.add(new FieldError(field, "malformed", "must be 1 to " + most + " ordinary characters"));
        }
    }
}

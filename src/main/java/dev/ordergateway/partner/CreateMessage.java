package dev.ordergateway.partner;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;

import dev.ordergateway.order.OrderRequest;
import dev.ordergateway.order.OrderRequest.Form;
import dev.ordergateway.order.OrderRequest.Item;
import dev.ordergateway.partner.PartnerConfig.CreateBody;

/** The body of the create call, in the one form or the other. Absent fields are left out. */
final class CreateMessage {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final OrderRequest request;
    private final Form form;

    CreateMessage(OrderRequest request, CreateBody wanted) {
        this.request = request;
        this.form = switch (wanted) {
            case AS_SENT -> request.form();
            case NESTED -> Form.NESTED;
            case FLAT -> Form.FLAT;
        };
    }

    /** What the form has no place for, as paths in the caller's own form. */
    List<String> inexpressible() {
        var paths = new ArrayList<String>();
        for (int i = 0; form == Form.NESTED && i < request.items().size(); i++) {
            var item = request.items().get(i);
            var path = "deliveries[" + i + "]." + (request.form() == Form.NESTED ? "deliverable." : "");
            // the nested form delivers to the user's e-mail
            if (item.beneficiaryAccount() != null && !item.beneficiaryAccount().equals(request.user().email())) {
                paths.add(path + "beneficiary_account");
            }
            if (item.productValue() != null) {
                paths.add(path + "product_value");
            }
            if (item.kind() == null) {
                paths.add("deliveries[" + i + "].kind");
            }
        }
        return List.copyOf(paths);
    }

    String json() {
        var text = new StringWriter();
        try (var json = JSON.createGenerator(text)) {
            json.writeStartObject();
            writeDeliveries(json);
            writePayment(json);
            writeUser(json);
            write(json, "email", request.email());
            write(json, "lang", request.lang());
            if (!request.acquisition().isEmpty()) {
                json.writeObjectFieldStart("acquisition");
                for (var origin : request.acquisition().entrySet()) {
                    write(json, origin.getKey(), origin.getValue());
                }
                json.writeEndObject();
            }
            write(json, "refund_wallet_address", request.refundWalletAddress());
            write(json, "promo_code", request.promoCode());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private void writeDeliveries(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("deliveries");
        for (var item : request.items()) {
            if (form == Form.NESTED) {
                writeNested(json, item);
            } else {
                for (int i = 0; i < item.quantity(); i++) {
                    writeFlat(json, item);
                }
            }
        }
        json.writeEndArray();
    }

    private static void writeNested(JsonGenerator json, Item item) throws IOException {
        json.writeStartObject();
        write(json, "kind", item.kind());
        json.writeNumberField("quantity", item.quantity());
        json.writeObjectFieldStart("deliverable");
        writeProduct(json, item);
        json.writeEndObject();
        json.writeEndObject();
    }

    private void writeFlat(JsonGenerator json, Item item) throws IOException {
        json.writeStartObject();
        write(json, "kind", item.kind());
        write(json, "beneficiary_account",
                item.beneficiaryAccount() == null ? request.user().email() : item.beneficiaryAccount());
        writeProduct(json, item);
        write(json, "localized_denomination", item.localizedDenomination());
        if (item.productValue() != null) {
            json.writeNumberField("product_value", item.productValue());
        }
        json.writeEndObject();
    }

    private static void writeProduct(JsonGenerator json, Item item) throws IOException {
        write(json, "brand_name", item.brandName());
        write(json, "country_code", item.countryCode());
        write(json, "denomination", item.denomination());
    }

    private void writePayment(JsonGenerator json) throws IOException {
        var payment = request.payment();
        json.writeObjectFieldStart("payment");
        write(json, "type", payment.type());
        write(json, "payment_via", payment.via());
        write(json, "coin", payment.coin());
        write(json, "network", payment.network());
        json.writeEndObject();
    }

    private void writeUser(JsonGenerator json) throws IOException {
        var user = request.user();
        json.writeObjectFieldStart("user");
        write(json, "email", user.email());
        if (user.hasAcceptedNewsletter() != null) {
            json.writeBooleanField("has_accepted_newsletter", user.hasAcceptedNewsletter());
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }
}

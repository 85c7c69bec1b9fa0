package dev.ordergateway.support;

import java.util.UUID;

/** Bodies to place an order with. */
public final class Bodies {

    /** As it stands in the partner's guide, byte for byte. */
    public static final String GUIDE = """
            {
            "deliveries": [
            {
            "kind": "giftcard",
            "quantity": 1,
            "deliverable": {
            "brand_name": "Airbnb",
            "country_code": "US",
            "denomination": "100"
            }
            }
            ],
            "payment": {
            "type": "via",
            "coin": "USDC",
            "network": "Solana",
            "payment_via": "USER_WALLET"
            },
            "user": {
            "email": "END_USER_EMAIL",
            "has_accepted_newsletter": true
            },
            "lang": "en",
            "acquisition": {
            "utm_source": "your_platform"
            }
            }""";

    /** The guide's body to check an order with, byte for byte. */
    public static final String VALIDATION = """
            {
            "email": "END_USER_EMAIL",
            "payment": {
            "type": "via",
            "payment_via": "USER_WALLET",
            "coin": "USDC"
            },
            "deliveries": [
            {
            "beneficiary_account": "END_USER_EMAIL",
            "brand_name": "Airbnb",
            "country_code": "US",
            "denomination": "100 USD",
            "localized_denomination": "$100"
            }
            ],
            "lang": "en"
            }""";

    private static final String FLAT = """
            {"deliveries":[{"beneficiary_account":"someone.else@example.com","brand_name":"Airbnb","country_code":"US",
            "denomination":"range","product_value":100.10,"localized_denomination":"$100.10"}],
            "payment":{"type":"via","payment_via":"USER_WALLET","coin":"USDC","network":"Solana"},
            "user":{"email":"END_USER_EMAIL","has_accepted_newsletter":false},"lang":"en"}""";

    private Bodies() {
    }

    /** The guide's body for one e-mail. */
    public static String nested(String email) {
        return GUIDE.replace("END_USER_EMAIL", email);
    }

    /** The guide's body for anybody, with two cards. */
    public static String twoCards() {
        return nested(anyEmail()).replace("\"quantity\": 1", "\"quantity\": 2");
    }

    public static String flat(String email) {
        return FLAT.replace("END_USER_EMAIL", email);
    }

    /** Two cards that go the way of one of the sandbox's scenarios. */
    public static String going(String scenario) {
        return twoCards().replace("\"utm_source\"", "\"utm_content\": \"scenario:" + scenario + "\", \"utm_source\"");
    }

    /** The same body with one more field in front, written as JSON. */
    public static String with(String field, String body) {
        return "{" + field + ',' + body.substring(1);
    }

    /** An e-mail, a key or a reference that no other test uses. */
    public static String unique(String kind) {
        return kind + '-' + UUID.randomUUID();
    }

    public static String anyEmail() {
        return unique("buyer") + "@example.com";
    }
}

package dev.ordergateway.sandbox;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How a coin is paid on one network.
 *
 * @param paymentMethod the partner's word for the two
 * @param pattern of the text behind the QR code
 */
record Rail(String paymentMethod, Wallet wallet, String pattern) {

    /** What is paid to: recognisable, and nothing that anybody could pay by mistake. */
    enum Wallet {
        BASE_58("Sandbox", "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz", 37),
        HEX("0xSandbox", "0123456789abcdef", 33),
        /** An invoice in the place of an address. */
        LIGHTNING("lnbcsandbox", "qpzry9x8gf2tvdw0s3jn54khce6mua7l", 189);

        private final String start;
        private final String alphabet;
        private final int length;

        Wallet(String start, String alphabet, int length) {
            this.start = start;
            this.alphabet = alphabet;
            this.length = length;
        }

        String newAddress() {
            return start + OrderDocument.random(alphabet, length);
        }
    }

    /** From the data of a network. One that has no pattern of its own shows its bare address. */
    static Rail of(JsonNode network) {
        String pattern = network.path("uri").asText("{address}");
        return new Rail(network.path("payment_method").asText(),
                Wallet.valueOf(network.path("wallet").asText(Wallet.BASE_58.name())),
                pattern.replace("{contract}", network.path("smart_contract").path("address").asText()));
    }

    String uri(String address, String amount) {
        return pattern.replace("{address}", address).replace("{amount}", amount);
    }
}

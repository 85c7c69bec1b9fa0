package dev.ordergateway.partner;

/**
 * What the status of an answer to a question means, whatever was asked; for the create call
 * {@link dev.ordergateway.order.CreateAnswer} decides.
 */
enum AnswerMeaning {
    GIVEN,
    /** The partner finds fault with the question. */
    REFUSED,
    /** The same may be asked later. */
    NOT_NOW,
    /** An error of the partner's, or one of ours, such as a wrong account. */
    BAD;

    static AnswerMeaning of(int status) {
        return switch (status) {
            case 400, 404, 409, 410, 422 -> REFUSED;
            case 429 -> NOT_NOW;
            default -> status >= 200 && status < 300 ? GIVEN : BAD;
        };
    }
}

package dev.ordergateway.partner;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * How the partner's refusals are taken; for the create call {@link dev.ordergateway.order.CreateAnswer} decides.
 *
 * <table>
 * <caption>What callers get for a code of the partner's</caption>
 * <tr>
 * <td>placing</td>
 * <td>422 {@code order_refused} with the code</td>
 * </tr>
 * <tr>
 * <td>validating</td>
 * <td>200 with the code among the problems</td>
 * </tr>
 * <tr>
 * <td>reading the catalogue</td>
 * <td>400 {@code invalid_request} with the code</td>
 * </tr>
 * </table>
 * Codes that nobody knows yet are taken the same way. 401, 403 and the rest of 4xx are no fault of the caller's.
 */
public final class Refusals {

    private static final Set<Integer> OF_THE_QUESTION = Set.of(400, 404, 409, 410, 422);

    private Refusals() {
    }

    /** Whether the partner finds fault with the question, and not with us. */
    static boolean isOfTheQuestion(int status) {
        return OF_THE_QUESTION.contains(status);
    }

    /** Whether the same may be taken another day: coins and networks come back. */
    public static boolean isForNow(@Nullable String code) {
        return code != null && code.startsWith("SUSPENDED_");
    }
}

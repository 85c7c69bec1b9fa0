package dev.ordergateway.partner;

import org.jspecify.annotations.Nullable;

/**
 * How the partner's refusals are taken.
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
 * Codes that nobody knows yet are taken the same way. Which answers are refusals, {@link AnswerMeaning} says, and for the
 * create
 * call {@link dev.ordergateway.order.CreateAnswer}.
 */
public final class Refusals {

    private Refusals() {
    }

    /** Whether the same may be taken another day: coins and networks come back. */
    public static boolean isForNow(@Nullable String code) {
        return code != null && code.startsWith("SUSPENDED_");
    }
}

package dev.ordergateway.support;

/** A step of placing or following an order, as the partner sees it, at which the gateway can be killed. */
public enum FaultPoint {
    /** The create call was read, and there is no order. */
    CREATE_ARRIVED,
    /** There is an order, and nothing was answered. */
    CREATE_COMMITTED,
    CREATE_HALF_ANSWERED,
    CREATE_ANSWERED,
    /** The stream was asked for, and nothing was answered. */
    STREAM_ASKED,
    /** The stream has its head and no event. */
    STREAM_OPENED,
    /** The stream said that the order waits for payment, and it was paid since. */
    BETWEEN_FRAMES,
    /** The stream said {@code Done}. */
    DONE_SAID,
    /** The stream said {@code stop}. */
    STOPPED,
    /** The order was asked for, and nothing was answered. */
    FETCH_ARRIVED
}

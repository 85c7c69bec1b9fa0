package dev.ordergateway.problem;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

/**
 * One connection of a caller, between its bytes and what the server makes of them. It is cut off when the head of a request
 * does not come in time, or when more requests wait for an answer than anybody needs: the server would keep every one. So
 * it would keep the answers, which is why one counts until it has left.
 */
final class CallerConnection extends ChannelDuplexHandler {

    private static final int MOST_WAITING = 32;

    private final Duration headTimeout;

    // only the connection's own event loop knows these
    private @Nullable Future<?> deadline;
    private boolean isHeadNext = true;
    private boolean hasRead;
    private int waiting;

    CallerConnection(Duration headTimeout) {
        this.headTimeout = headTimeout;
    }

    @Override
    public void channelRead(ChannelHandlerContext connection, Object message) {
        hasRead = true;
        if (message instanceof HttpRequest) {
            isHeadNext = false;
            waiting++;
            forgetDeadline();
        }
        if (message instanceof LastHttpContent) {
            isHeadNext = true;
        }
        if (waiting > MOST_WAITING) {
            ReferenceCountUtil.release(message);
            var _ = connection.close();
        } else {
            connection.fireChannelRead(message);
        }
    }

    /** Bytes that made nothing are a part of a head. */
    @Override
    public void channelReadComplete(ChannelHandlerContext connection) {
        if (isHeadNext && !hasRead && deadline == null) {
            await(connection);
        }
        hasRead = false;
        connection.fireChannelReadComplete();
    }

    @Override
    public void write(ChannelHandlerContext connection, Object message, ChannelPromise written) {
        if (message instanceof LastHttpContent && !isInterim(message)) {
            // an answer that nobody reads waits here, whole
            var _ = connection.write(message, written.unvoid().addListener(_ -> waiting--));
        } else {
            var _ = connection.write(message, written);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext connection) {
        forgetDeadline();
        connection.fireChannelInactive();
    }

    private void await(ChannelHandlerContext connection) {
        deadline = connection.executor().schedule(() -> expire(connection), headTimeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void expire(ChannelHandlerContext connection) {
        if (connection.channel().config().isAutoRead()) {
            var _ = connection.close();
        } else {
            // nobody reads what it sends, so it is not the caller who takes long
            await(connection);
        }
    }

    private void forgetDeadline() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    private static boolean isInterim(Object message) {
        return message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }
}

package dev.ordergateway.problem;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ServerChannel;
import io.netty.channel.SingleThreadEventLoop;
import io.quarkus.vertx.http.HttpServerStart;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;

/**
 * Puts a {@link CallerConnection} into each connection that callers open. The platform bounds how long a connection may be
 * silent, not how long it may take over a request, and lets nobody else near a connection before its first request.
 */
@ApplicationScoped
class CallerConnections {

    private static final String DOOR = "callers";
    /** What the server calls the last of its own that know the bytes. */
    private static final String ENCODER = "httpEncoder";

    private final Vertx vertx;
    private final RequestsConfig config;

    CallerConnections(Vertx vertx, RequestsConfig config) {
        this.vertx = vertx;
        this.config = config;
    }

    void stand(@ObservesAsync HttpServerStart start) {
        var acceptor = (SingleThreadEventLoop) ((VertxInternal) vertx).getAcceptorEventLoopGroup().next();
        acceptor.execute(() -> acceptor.registeredChannelsIterator().forEachRemaining(this::standAt));
    }

    /** A door stays when the application is loaded anew in dev mode. */
    private void standAt(Channel channel) {
        if (channel instanceof ServerChannel && channel.pipeline().get(DOOR) == null) {
            channel.pipeline().addFirst(DOOR, new Door(config.headTimeout()));
        }
    }

    /** Sees each connection before the server does. */
    private static final class Door extends ChannelInboundHandlerAdapter {

        private final Newcomer newcomer;

        Door(Duration headTimeout) {
            this.newcomer = new Newcomer(headTimeout);
        }

        @Override
        public void channelRead(ChannelHandlerContext door, Object connection) {
            ((Channel) connection).pipeline().addLast(newcomer);
            door.fireChannelRead(connection);
        }
    }

    /** Waits until the server has made the connection ready. */
    @Sharable
    private static final class Newcomer extends ChannelInboundHandlerAdapter {

        private final Duration headTimeout;

        Newcomer(Duration headTimeout) {
            this.headTimeout = headTimeout;
        }

        @Override
        public void channelActive(ChannelHandlerContext connection) {
            var pipeline = connection.pipeline();
            if (pipeline.get(ENCODER) != null) {
                pipeline.addAfter(ENCODER, null, new CallerConnection(headTimeout));
            }
            connection.fireChannelActive();
            pipeline.remove(this);
        }
    }
}

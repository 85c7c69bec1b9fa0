package dev.ordergateway.history;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/** A page of orders, newest first. */
@Schema(description = "A page of orders, newest first")
@JsonNaming(SnakeCaseStrategy.class)
public record OrderPage(List<OrderView> data, boolean hasMore, @Nullable String nextCursor) {
}

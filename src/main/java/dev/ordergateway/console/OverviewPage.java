package dev.ordergateway.console;

import java.time.Clock;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

import dev.ordergateway.console.Frame.Section;
import dev.ordergateway.history.ServiceStatus;
import dev.ordergateway.store.OrderFigures;
import io.smallrye.mutiny.Uni;

/** The page that tells how all orders, the partner and the replicas are doing; it answers also when there is little to tell. */
@Path("/console/overview")
@Produces(MediaType.TEXT_HTML)
public class OverviewPage {

    private final ServiceStatus status;
    private final OrderFigures figures;
    private final Frames frames;
    private final Clock clock;

    OverviewPage(ServiceStatus status, OrderFigures figures, Frames frames, Clock clock) {
        this.status = status;
        this.figures = figures;
        this.frames = frames;
        this.clock = clock;
    }

    @GET
    @Operation(hidden = true)
    public Uni<Response> overview() {
        return live().chain(live -> Templates.overview(frames.of(Section.OVERVIEW), live).createUni())
                .map(html -> Response.ok(html).build());
    }

    @GET
    @Path("/now")
    @Operation(hidden = true)
    public Uni<Response> now(@QueryParam(Live.SEEN) @Nullable String seen) {
        return Live.answer(live(), seen);
    }

    private Uni<Live> live() {
        return Uni.combine().all().unis(status.now(), figures.asking(), figures.hourly(), figures.times())
                .with((known, asking, hourly, times) -> Overview.of(known, asking, hourly, times, clock.instant()))
                .chain(overview -> Live.of(Templates.overviewNow(overview), "/console/overview/now"));
    }
}

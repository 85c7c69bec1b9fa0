package dev.ordergateway.weather;

import static dev.ordergateway.weather.Climate.Route.CREATE;
import static dev.ordergateway.weather.Climate.Route.READ;
import static dev.ordergateway.weather.Climate.Route.SUBSCRIBE;
import static dev.ordergateway.weather.Trouble.BAD_GATEWAY;
import static dev.ordergateway.weather.Trouble.HANG;
import static dev.ordergateway.weather.Trouble.INTERNAL_ERROR;
import static dev.ordergateway.weather.Trouble.PAGE;
import static dev.ordergateway.weather.Trouble.RESET;
import static dev.ordergateway.weather.Trouble.TOO_MANY;

import java.time.Duration;
import java.util.Set;
import java.util.function.Function;

/** Everything that can go wrong with a partner, a replica or the database. */
enum Fault {

    PARTNER_REFUSES(Season::outage, world -> world.partner().shut(), world -> world.partner().open()),
    PARTNER_CUTS_STREAMS(Season::moment, world -> world.partner().cutStreams(), Fault::nothing),
    PARTNER_FAILS(Season::outage, world -> reads(world, INTERNAL_ERROR), Fault::fair),
    PARTNER_IS_BEHIND_A_BAD_GATEWAY(Season::outage, world -> reads(world, BAD_GATEWAY), Fault::fair),
    PARTNER_HAS_TOO_MANY(Season::outage, world -> reads(world, TOO_MANY), Fault::fair),
    PARTNER_HANGS(Season::outage, world -> reads(world, HANG), Fault::fair),
    PARTNER_RESETS(Season::outage, world -> reads(world, RESET), Fault::fair),
    PARTNER_SHOWS_A_PAGE(Season::outage, world -> reads(world, PAGE), Fault::fair),
    PARTNER_FAILS_READS_ONLY(Season::outage, world -> world.partner().climate().begin(READ, INTERNAL_ERROR), Fault::fair),
    PARTNER_TAKES_NO_ORDERS(Season::outage, world -> world.partner().climate().begin(CREATE, INTERNAL_ERROR), Fault::fair),
    STREAMS_GO_SILENT(Season::moment, world -> world.partner().killStreams(), Fault::nothing, Mark.SILENT),
    PARTNER_IS_A_BLACK_HOLE(Season::outage, Fault::blackHole, Fault::fair, Mark.SILENT),

    REPLICA_KILLED(Season::moment, Fault::killAndStart, Fault::nothing, Mark.PARTS, Mark.REPLICAS),
    REPLICA_PAUSED(Season::pause, world -> world.replicas().pauseOne(), world -> world.replicas().resume(), Mark.PARTS,
            Mark.REPLICAS),
    REPLICA_REPLACED(Season::moment, Fault::replace, world -> world.replicas().awaitLeaving(), Mark.PARTS, Mark.REPLICAS,
            Mark.STARTS),
    REPLICAS_DOUBLED(Season::moment, Fault::twice, Fault::half, Mark.PARTS, Mark.REPLICAS, Mark.STARTS),

    DATABASE_RESTARTS(Season::moment, Fault::restart, Fault::nothing, Mark.PARTS, Mark.DATABASE),
    DATABASE_AWAY(Season::outage, world -> world.database().door().shut(), world -> world.database().door().open(), Mark.PARTS,
            Mark.DATABASE),
    DATABASE_UNREACHABLE(Season::outage, world -> world.database().door().freeze(), world -> world.database().door().thaw(),
            Mark.PARTS, Mark.DATABASE),
    DATABASE_ENDS_SESSIONS(Season::moment, world -> world.database().terminateBackends(), Fault::nothing, Mark.PARTS,
            Mark.DATABASE),
    DATABASE_READ_ONLY(Season::outage, world -> world.database().readOnly(true), world -> world.database().readOnly(false),
            Mark.PARTS, Mark.DATABASE),
    /** Every connection of the pools soon waits for it. */
    TABLE_LOCKED(Season::moment, world -> world.database().hold("lock table orders in access exclusive mode"),
            world -> world.database().release(), Mark.PARTS, Mark.LOCKS),
    /** Few enough for the pools. */
    ROWS_LOCKED(Season::moment,
            world -> world.database().hold("select 1 from orders where needs_following order by random() limit 5 for update"),
            world -> world.database().release(), Mark.LOCKS);

    private enum Mark {
        /** What it took away gives no sign of that. */
        SILENT,
        /** Somebody may take another for gone who is not, so an order may be followed twice for a while. */
        PARTS,
        /** It acts on a replica that is alive and awake. */
        REPLICAS,
        /** A replica must be able to start. */
        STARTS,
        /** Sessions end, or cannot begin, or not write. */
        DATABASE,
        /** A session of the test holds something. */
        LOCKS
    }

    /** Either can be brought about in spite of the other. */
    boolean goesWith(Fault other) {
        return this != other && !both(Mark.REPLICAS, Mark.REPLICAS, other) && !both(Mark.LOCKS, Mark.LOCKS, other)
                && !both(Mark.STARTS, Mark.DATABASE, other) && !both(Mark.LOCKS, Mark.DATABASE, other);
    }

    private boolean both(Mark one, Mark another, Fault other) {
        return (marks.contains(one) && other.marks.contains(another)) || (marks.contains(another) && other.marks.contains(one));
    }

    /** Something done to the world. */
    @FunctionalInterface
    private interface Act {
        void on(World world) throws Exception;
    }

    private final Function<Season, Duration> length;
    private final Act begin;
    private final Act end;
    private final Set<Mark> marks;

    Fault(Function<Season, Duration> length, Act begin, Act end, Mark... marks) {
        this.length = length;
        this.begin = begin;
        this.end = end;
        this.marks = Set.of(marks);
    }

    Duration length(Season season) {
        return length.apply(season);
    }

    void begin(World world) {
        run(begin, world);
    }

    void end(World world) {
        run(end, world);
    }

    private void run(Act act, World world) {
        try {
            act.on(world);
        } catch (Exception e) {
            throw new IllegalStateException(this + " could not be brought about", e);
        }
    }

    boolean givesSignal() {
        return !marks.contains(Mark.SILENT);
    }

    /** Two replicas may follow one order until a lease has run out. */
    boolean parts() {
        return marks.contains(Mark.PARTS);
    }

    private static void nothing(World world) {
    }

    private static void reads(World world, Trouble trouble) {
        world.partner().climate().begin(READ, trouble);
        world.partner().climate().begin(SUBSCRIBE, trouble);
        world.partner().cutStreams();
    }

    private static void blackHole(World world) {
        for (var route : Climate.Route.values()) {
            world.partner().climate().begin(route, HANG);
        }
        world.partner().killStreams();
    }

    private static void fair(World world) {
        world.partner().climate().end();
    }

    private static void killAndStart(World world) {
        world.replicas().killOne();
        world.replicas().add();
    }

    private static void replace(World world) {
        world.replicas().add();
        world.replicas().await();
        world.replicas().dismissOne();
    }

    private static void twice(World world) {
        world.replicas().add();
        world.replicas().add();
        world.replicas().await();
    }

    private static void half(World world) {
        world.replicas().dismissOne();
        world.replicas().dismissOne();
        world.replicas().awaitLeaving();
    }

    private static void restart(World world) throws Exception {
        world.database().stop();
        world.database().start();
    }
}

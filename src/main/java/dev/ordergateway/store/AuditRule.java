package dev.ordergateway.store;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What must hold of every stored order. Each is decided by the database, so that a row which nobody can read is named and
 * keeps no other from being checked. Nothing personal and no key of the partner's is in a detail.
 */
public enum AuditRule {

    /** Status and flags are words that there are. */
    KNOWN_WORDS("""
            case when not o.is_known then 'status ' || left(o.status, 50)
              when not o.attention <@ $6 then 'attention ' || left(array_to_string(o.attention, ' '), 200) end"""),

    /** What is stored as a document has the shape of one, and everybody who needs the order can read it. */
    READABLE_FACTS("""
            case when o.unreadable <> '' then o.unreadable end"""),

    /** The status is where the journal's transitions lead. */
    STATUS_OF_JOURNAL("""
            case when o.is_known and journal.fold is distinct from o.status
              then 'stored ' || o.status || ', journal ' || coalesce(left(journal.fold, 50), 'empty') end"""),

    /** The first transition is to Placing, and each begins where the one before it ended. */
    JOURNAL_CHAIN("""
            'line ' || journal.broken_line"""),

    /** Whatever no person decided is a move of the table. */
    MOVES_OF_TABLE("""
            'line ' || journal.strange_line"""),

    /** Each version up to the order's own made a line, and none made one after a later one. */
    VERSIONS_WITHOUT_GAPS("""
            case when journal.versions <> o.version or coalesce(journal.last_version, 0) <> o.version
              or journal.first_version <> 1 or journal.goes_back
              then 'stored ' || o.version || ', journal ' || coalesce(journal.first_version || ' to ' || journal.last_version
                || ', ' || journal.versions || ' of them' || case when journal.goes_back then ', not in order' else '' end,
                'empty') end"""),

    /** The journal has as many lines as the order counts. */
    LINES_WITHOUT_GAPS("""
            case when journal.lines <> o.journal_seq or coalesce(journal.last_line, 0) <> o.journal_seq
              then 'stored ' || o.journal_seq || ', journal ' || journal.lines || ' up to '
                || coalesce(journal.last_line, 0) end"""),

    /** An order that is to be followed says so. */
    FOLLOWED_WHERE_NEEDED("""
            case when o.is_known and o.is_needed and not o.needs_following then o.status end"""),

    /** No other order says so. */
    FOLLOWED_ONLY_WHERE_NEEDED("""
            case when o.is_known and o.needs_following and not o.is_needed then o.status end"""),

    /**
     * Some replica has the shard of an order that is to be followed, or the order has just come due; a minute may pass without.
     */
    SHARD_LEASED("""
            case when o.needs_following and o.updated_at < now() - interval '1 minute'
              and not (o.status = 'Done' and o.status_since < now() - interval '24 hours')
              and (o.due_at between now() - interval '5 minutes' and now()) is not true
              and coalesce(lease.until < now() - interval '1 minute', true)
              then 'shard ' || o.shard end"""),

    /** An order that only the passing of time moves is due some time. */
    DUE_WHERE_NEEDED("""
            case when o.is_timed and o.due_at is null then o.status end"""),

    /** Since an order's first event that is kept there is one for each version, and none that must be kept is gone. */
    EVENTS_KEPT("""
            case when event.kept > 0 and (event.last <> o.version or event.kept <> event.last - event.first + 1)
              or journal.told_from < coalesce(event.first, journal.told_from + 1)
              then 'versions ' || coalesce(event.first || ' to ' || event.last || ', ' || event.kept || ' of them', 'none')
                || ' of 1 to ' || o.version end"""),

    /** No event waits for its place in the log for more than a minute. Of single events and not of single orders. */
    EVENTS_LISTED("null"),

    /** The order was checked at all. Never of an order that was. */
    CHECKED_IN_TIME("null"),

    /** There is a code wherever the order says so. */
    CODES_KEPT("""
            (select 'delivery ' || string_agg(left(delivery ->> 'position', 10), ' ')
              from jsonb_path_query(o.deliveries, '$.items[*] ? (@.codeAvailable == true)') delivery
              where o.memory ->> 'erased' is distinct from 'true' and not exists (
                select from redemption_codes c where c.order_id = o.id and c.position::text = delivery ->> 'position'))""");

    private final String detail;

    /** @param detail what is wrong with the order; null when nothing is */
    AuditRule(String detail) {
        this.detail = detail;
    }

    /** The spelling in JSON. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All of them as rows of rule and detail. */
    static String rows() {
        return Arrays.stream(values()).map(rule -> "('" + rule.label() + "', " + rule.detail + ")")
                .collect(Collectors.joining(",\n"));
    }
}

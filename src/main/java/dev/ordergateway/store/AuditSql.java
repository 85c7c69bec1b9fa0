package dev.ordergateway.store;

import java.util.Arrays;
import java.util.stream.Stream;

import dev.ordergateway.order.Attention;
import dev.ordergateway.order.OrderStatus;
import dev.ordergateway.order.Phase;

/** The queries of the audit. Each is one statement, so that it sees all tables as they were at one moment. */
final class AuditSql {

    static final String[] STATUSES = labels(Arrays.stream(OrderStatus.values()));
    static final String[] OPEN = labels(
            Arrays.stream(OrderStatus.values()).filter(status -> status.phase() == Phase.OPEN));
    static final String[] FLAGS = Arrays.stream(Attention.values()).map(Attention::name).toArray(String[]::new);
    static final String[] MOVES = Arrays.stream(OrderStatus.values())
            .flatMap(from -> from.successors().stream().map(to -> from.label() + '>' + to.label())).toArray(String[]::new);

    /**
     * The orders before a place, newest first, each with whatever is wrong with it. The log of events is trimmed from its
     * oldest entry on, so a version that was made after that one was listed must be there; the minute is for clocks.
     */
    static final String NEXT = """
            with batch as materialized (
              select id, created_at, updated_at, status_since, status, version, journal_seq, shard, needs_following, due_at,
                attention, deliveries, memory, request, metadata, partner_order_id, status = any($4) as is_known,
                concat_ws(' ', case when jsonb_typeof(request) <> 'object' then 'request' end,
                  case when jsonb_typeof(metadata) <> 'object' then 'metadata' end,
                  case when jsonb_typeof(deliveries -> 'items') is distinct from 'array' then 'deliveries' end,
                  case when jsonb_typeof(memory -> 'attempt') is distinct from 'number' then 'memory' end) as unreadable,
                partner_order_id is not null and (status = any($5) or status = 'Done'
                  and jsonb_array_length(jsonb_path_query_array(deliveries, '$.items[*]')) <> jsonb_array_length(
                    jsonb_path_query_array(deliveries, '$.items[*] ? (@.succeeded == true || @.codeAvailable == true)')))
                  as is_needed,
                status = 'Placing' and partner_order_id is null
                  or status = 'Unconfirmed' and partner_order_id is null and request -> 'payment' ->> 'via' = any($8)
                  or status in ('Expired', 'Canceled', 'PaymentFailed') and partner_order_id is not null
                    and status_since > now() - interval '7 days' + interval '1 minute' as is_timed
              from orders where (created_at, id) < ($1, $2)
              order by created_at desc, id desc limit $3
            ), wrong as (
              select o.id, found.rule, found.detail from batch o
              left join shard_leases lease on lease.shard = o.shard
              cross join lateral (
                select count(*) as lines, max(seq) as last_line, min(version) as first_version, max(version) as last_version,
                  count(distinct version) as versions, coalesce(bool_or(version < version_before), false) as goes_back,
                  (array_agg(to_status order by seq desc) filter (where to_status is not null))[1] as fold,
                  min(seq) filter (where to_status is not null and (from_status is distinct from to_before
                    or to_before is null and to_status <> 'Placing')) as broken_line,
                  min(seq) filter (where source <> 'operator' and from_status = to_before
                    and from_status || '>' || to_status <> all($7)) as strange_line,
                  min(version) filter (where version is distinct from version_before
                    and at > (select listed_at from event_log order by position limit 1) + interval '1 minute') as told_from
                from (
                  select seq, at, version, source, from_status, to_status, lag(version) over (order by seq) as version_before,
                    lag(to_status) over (partition by to_status is null order by seq) as to_before
                  from journal where order_id = o.id) line
              ) journal
              cross join lateral (
                select count(*) as kept, min(version) as first, max(version) as last from events where order_id = o.id
              ) event
              cross join lateral (values
            %s
              ) found (rule, detail)
              where found.detail is not null
            )
            select batch.created_at, batch.id, wrong.rule, wrong.detail, batch.request::text, batch.metadata::text,
              batch.deliveries::text, batch.memory::text, batch.partner_order_id
            from batch left join wrong on wrong.id = batch.id
            order by batch.created_at desc, batch.id desc, wrong.rule""".formatted(AuditRule.rows());

    /** All that wait for their place although they were made more than a minute ago. */
    static final String UNLISTED = """
            select unlisted.order_id as id, 'events_listed' as rule, 'version ' || unlisted.version as detail
            from unlisted_events unlisted
            where exists (select from journal where journal.order_id = unlisted.order_id and journal.version = unlisted.version
              and journal.at < now() - interval '1 minute')
            order by unlisted.entry limit $1""";

    private AuditSql() {
    }

    private static String[] labels(Stream<OrderStatus> statuses) {
        return statuses.map(OrderStatus::label).toArray(String[]::new);
    }
}

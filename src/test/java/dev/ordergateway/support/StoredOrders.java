package dev.ordergateway.support;

import java.time.Instant;

/** SQL that stores orders without placing them. Nobody follows them, nothing of them is due, and they have no journal. */
public final class StoredOrders {

    private static final String INSERT = """
            insert into orders (id, status, version, created_at, updated_at, status_since, placed_by, fingerprint,
              client_reference, request, metadata, partner_order_id, partner_order_hash, email_hashes, phone_hashes,
              needs_following, order_state, payment_state, wallet_address, coin_amount, sent_coin_amount, coin, network,
              payment_via, payment_uri, payment_deadline, payment_deadline_estimated, deliveries, attention, observed_at,
              observed_by, journal_seq)
            select uuidv7(at - now()), status, 4, at, at + take, at + take, caller, md5('1' || n) || md5('2' || n),
              reference,
              jsonb_build_object('form', 'NESTED', 'lang', 'en', 'acquisition', jsonb_build_object('utm_source', 'shop'),
                'user', jsonb_build_object('email', 'buyer' || n || '@example.com'),
                'payment', jsonb_build_object('type', 'via', 'via', 'USER_WALLET', 'coin', coin, 'network', network),
                'items', jsonb_build_array(jsonb_build_object('kind', kind, 'quantity', 1, 'brandName', brand,
                  'countryCode', country, 'denomination', '100'))),
              '{}', 'ord_' || md5('o' || n), md5('3' || n) || md5('4' || n), array[md5('5' || n) || md5('6' || n)], '{}',
              false, status, 'PaymentReceived', 'Wallet' || md5('w' || n), 101.48, 101.48, coin, network, 'USER_WALLET',
              'solana:Wallet' || md5('w' || n) || '?amount=101.48', at + interval '30 minutes', true,
              jsonb_build_object('items', jsonb_path_query_array(jsonb_build_array(
                jsonb_build_object('position', 1, 'partnerId', 'd' || n, 'kind', kind, 'brandName', brand, 'countryCode', country,
                  'denomination', '100', 'deliveryState', 'Succeeded', 'succeeded', true, 'codeAvailable', true),
                jsonb_build_object('position', 2, 'kind', 'topup', 'brandName', brand2, 'countryCode', 'IT',
                  'denomination', '5', 'succeeded', true, 'codeAvailable', false)),
                '$[*] ? (@.brandName != null)')),
              attention, at + take, 'poll', 4
            from (%s) made""";

    private StoredOrders() {
    }

    /**
     * Orders of every kind, three in each second.
     *
     * @param mark in the names of their callers and in their references
     */
    public static String varied(Instant from, String mark, int count) {
        return INSERT.formatted(
                """
                        select n, timestamptz '%1$s' + n / 3 * interval '1 second' as at, n %% 17 * interval '1 minute' as take,
                          '%2$s-' || n %% 4 as caller, case when n %% 5 = 0 then '%2$s-' || n end as reference,
                          (array['Placing', 'PlacementFailed', 'Unconfirmed', 'Rejected', 'WaitingForPayment', 'WaitingForDelivery',
                            'WaitingForManualAction', 'Done', 'Expired', 'Canceled', 'PaymentFailed', 'Refunded'])[1 + n %% 12] as status,
                          (array['USDC', 'BTC', 'ETH'])[1 + n %% 3] as coin, (array['Solana', 'Base'])[1 + n / 5 %% 2] as network,
                          (array['giftcard', 'esim'])[1 + n / 7 %% 2] as kind, (array['US', 'IT', 'DE'])[1 + n / 2 %% 3] as country,
                          (array['Airbnb', 'AIRBNB', 'Netflix', 'Airalo', 'Überraschung'])[1 + n / 11 %% 5] as brand,
                          case when n %% 6 = 0 then 'Digicel' when n %% 6 = 1 then 'Airbnb' end as brand2,
                          case when n %% 8 = 0 then array['OVERDUE_PAYMENT', 'REGRESSION_SEEN'] when n %% 8 = 1 then array['OVERDUE_PAYMENT']
                            else '{}' end as attention
                        from generate_series(1, %3$d) n"""
                        .formatted(from, mark, count));
    }

    /** Orders as they are in life: most of them alike, and some kinds rare. */
    public static String skewed(Instant from, int count) {
        return INSERT.formatted("""
                select n, timestamptz '%1$s' + n * interval '1 second' as at, n %% 17 * interval '1 minute' as take,
                  case when n %% 50000 = 7 then 'rare' when n %% 10 = 0 then 'small' else 'shop' end as caller,
                  case when n %% 100 = 9 then 'retried' when n %% 2 = 0 then 'cart-' || n end as reference,
                  case when n %% 50000 = 3 then 'Refunded' when n %% 100 = 9 then 'Rejected' when n %% 20 = 1 then 'Expired'
                    when n %% 50 = 2 then 'WaitingForPayment' else 'Done' end as status,
                  'USDC' as coin, (array['Solana', 'Base'])[1 + n %% 2] as network, 'giftcard' as kind, 'US' as country,
                  case when n %% 50000 = 5 then 'Rare' when n %% 2 = 0 then 'Frequent' else 'Brand ' || n %% 80 end as brand,
                  null as brand2,
                  case when n %% 50000 = 11 then array['REGRESSION_SEEN'] when n %% 100 = 0 then array['OVERDUE_PAYMENT']
                    else '{}' end as attention
                from generate_series(1, %2$d) n""".formatted(from, count));
    }
}

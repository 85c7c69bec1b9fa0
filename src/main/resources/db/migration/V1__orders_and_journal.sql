-- An order as it stands, and the journal that says how it came to stand so. Both are written in one transaction.

create table orders (
  id                         uuid primary key,
  status                     text not null,
  version                    integer not null,
  created_at                 timestamptz not null,
  updated_at                 timestamptz not null,
  status_since               timestamptz not null,
  placed_by                  text not null,
  idempotency_key            text,
  fingerprint                text not null,
  client_reference           text,
  request                    jsonb not null,
  metadata                   jsonb not null,
  partner_order_id           text,
  needs_following            boolean not null,
  order_state                text,
  payment_state              text,
  wallet_address             text,
  coin_amount                numeric,
  sent_coin_amount           numeric,
  coin                       text,
  network                    text,
  payment_via                text,
  payment_uri                text,
  payment_deadline           timestamptz,
  payment_deadline_estimated boolean not null,
  deliveries                 jsonb not null,
  attention                  text[] not null,
  failure_code               text,
  partner_code               text,
  -- these change without a version: a look upstream that found no news is no news to a caller either
  observed_at                timestamptz,
  observed_by                text,
  journal_seq                integer not null
);

create unique index orders_idempotency_key on orders (placed_by, idempotency_key);

-- a reference is free again when nothing came of the order
create unique index orders_client_reference on orders (placed_by, client_reference)
  where status not in ('Rejected', 'PlacementFailed');

-- what a starting replica reads, page by page
create index orders_needing_following on orders (id) where needs_following;

create table journal (
  order_id       uuid not null references orders (id),
  seq            integer not null,
  at             timestamptz not null,
  version        integer not null,
  kind           text not null,
  source         text not null,
  from_status    text,
  to_status      text,
  verdict        text not null,
  reason         text,
  order_state    text,
  -- of what could not be read, which may hold secrets, only the measure
  payload_length integer,
  payload_sha256 text,
  actor          text,
  count          integer not null,
  primary key (order_id, seq)
);

-- Codes under lock and key, what only time brings, and what an operator did and why.

alter table orders
  -- what an order keeps in mind that no caller sees; it changes without a version
  add column memory jsonb not null
    default '{"attempt":1,"acknowledged":[],"claim":null,"absence":null,"erased":false}',
  -- when the order must be considered again though nothing is heard of it
  add column due_at timestamptz,
  -- keyed, so that nobody who reads this table can look up whose address it is
  add column email_hashes text[] not null default '{}',
  add column partner_order_hash text;

create index orders_due on orders (due_at) where due_at is not null;
create index orders_email_hashes on orders using gin (email_hashes);
create index orders_partner_order_hash on orders (partner_order_hash) where partner_order_hash is not null;

-- a scan gives each of them the deadline it should have
update orders set due_at = now()
  where needs_following or status in ('Placing', 'Unconfirmed')
    or (status in ('Expired', 'Canceled', 'PaymentFailed') and status_since > now() - interval '7 days');

alter table journal
  add column payload_position integer;

-- apart from the orders, so that who may read those need not be able to read even the encrypted codes
create table redemption_codes (
  order_id uuid not null references orders (id),
  position integer not null,
  key_id   text not null,
  -- base64 of nonce and AES-256-GCM ciphertext, bound to the order and the position
  sealed   text not null,
  primary key (order_id, position)
);

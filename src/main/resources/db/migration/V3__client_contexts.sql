-- Where the end user of an order sits and what they use, for calls to the partner when no end user is there to ask.

-- apart from the orders, as the codes are; an order without one has no row
create table client_contexts (
  order_id uuid not null primary key references orders (id),
  key_id   text not null,
  -- base64 of nonce and AES-256-GCM ciphertext, bound to the order
  sealed   text not null
);

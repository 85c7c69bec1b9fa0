-- What the partner showed, in its own words, beside the journal lines that came of it. It goes when it is old; the lines stay.

create table payloads (
  order_id  uuid not null,
  -- of the text that was stored, so that what an order shows again is kept once
  sha256    bytea not null,
  -- addresses are in it, so it goes with an erasure; codes are not, nor the partner's id of the order, which leads to them
  body      jsonb not null,
  -- when it last led to a journal line
  stored_at timestamptz not null,
  primary key (order_id, sha256)
);

create index payloads_stored_at on payloads (stored_at);

alter table journal
  -- which of the order's payloads led to the line; no foreign key, because the line stays when that goes
  add column shown_sha256 bytea;

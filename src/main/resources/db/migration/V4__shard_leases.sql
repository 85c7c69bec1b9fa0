-- Which replica follows which orders. A lease saves work and nothing more: every write is guarded by the order's own lock.

-- the last byte of an order id is random; the database computes the shard, so no writer can forget or mistake it
alter table orders
  add column shard smallint not null generated always as (get_byte(uuid_send(id), 15) & 63) stored;

-- what a replica reads that has been given a shard
create index orders_of_shard on orders (shard, id) where needs_following;
drop index orders_needing_following;

create table replicas (
  name  text primary key,
  -- it lives while this has not passed, by the clock of the database
  until timestamptz not null
);

create table shard_leases (
  shard   smallint primary key,
  -- the last who had it; free when the time is over
  owner   text,
  until   timestamptz not null,
  -- counts owners, so that one who lost it and has it again can tell
  token   bigint not null,
  -- the owner follows all orders of the shard, so whoever did before need not any more
  settled boolean not null
);

insert into shard_leases select shard, null, 'epoch', 0, false from generate_series(0, 63) shard;

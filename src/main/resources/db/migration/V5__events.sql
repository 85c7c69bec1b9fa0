-- What happened to all orders, in one order in which it can be told. A transaction that took its place in that order itself
-- could commit after a later place was read, so places are given afterwards, to what is committed, by one at a time.

create table events (
  order_id uuid not null,
  version  integer not null,
  type     text not null,
  -- what of the order may change, as it was at this version
  snapshot jsonb not null,
  primary key (order_id, version)
);

-- those that have no place yet; an entry of an order is older than those of its later versions, because they wait for its lock
create table unlisted_events (
  entry    bigint generated always as identity primary key,
  order_id uuid not null,
  version  integer not null
);

-- it is emptied as fast as it fills, so what is dead in it would soon outweigh what lives
alter table unlisted_events set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

create table event_log (
  position  bigint generated always as identity primary key,
  order_id  uuid not null,
  version   integer not null,
  listed_at timestamptz not null default now()
);

-- the last position that is not kept any more; one row
create table event_horizon (
  trimmed bigint not null
);

insert into event_horizon values (0);

-- no writer can forget it
create function list_event_later() returns trigger language plpgsql as $$
begin
  insert into unlisted_events (order_id, version) values (new.order_id, new.version);
  return null;
end $$;

create trigger list_later after insert on events for each row execute function list_event_later();

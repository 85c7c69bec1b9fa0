-- What finds orders again, newest first: six paths that each end in time and id, so that a page is read where it stands.

create index orders_newest on orders (created_at, id);
create index orders_of_status on orders (status, created_at, id);
create index orders_of_caller on orders (placed_by, created_at, id);
create index orders_of_reference on orders (client_reference, created_at, id) where client_reference is not null;

-- the fifth and the sixth: what an order has several of, as brand:airbnb or attention:OVERDUE_PAYMENT
create table search_terms (
  term       text not null,
  -- the order's
  created_at timestamptz not null,
  order_id   uuid not null,
  primary key (term, created_at, order_id)
);

create function search_terms_of(deliveries jsonb, attention text[]) returns text[] language sql immutable parallel safe
return (
  select array(
    -- an entry of an index has a limit, and the partner's word none
    select 'brand:' || lower(left(delivery ->> 'brandName', 255)) from jsonb_array_elements(deliveries -> 'items') delivery
      where delivery ->> 'brandName' is not null
    union
    select 'attention:' || flag from unnest(attention) flag
    order by 1));

-- the database keeps them, so no writer can forget
create function keep_search_terms() returns trigger language plpgsql as $$
declare
  before text[] := '{}';
  after  text[] := '{}';
begin
  if tg_op <> 'INSERT' then
    before := search_terms_of(old.deliveries, old.attention);
  end if;
  if tg_op <> 'DELETE' then
    after := search_terms_of(new.deliveries, new.attention);
    insert into search_terms select term, new.created_at, new.id from unnest(after) term where term <> all(before);
  end if;
  if before <> '{}' then
    delete from search_terms
      where term = any(before) and term <> all(after) and created_at = old.created_at and order_id = old.id;
  end if;
  return null;
end $$;

create trigger orders_search_terms_kept after insert or delete on orders
  for each row execute function keep_search_terms();
-- deliveries move often, their brands hardly ever
create trigger orders_search_terms_changed after update on orders
  for each row when (old.attention is distinct from new.attention
    or jsonb_path_query_array(old.deliveries, '$.items[*].brandName')
      is distinct from jsonb_path_query_array(new.deliveries, '$.items[*].brandName'))
  execute function keep_search_terms();

insert into search_terms select term, created_at, id from orders, unnest(search_terms_of(deliveries, attention)) term;

-- what must not stand in a URL
alter table orders
  -- as email_hashes are: whoever reads them cannot tell whose number it is
  add column phone_hashes text[] not null default '{}';

create index orders_phone_hashes on orders using gin (phone_hashes) where phone_hashes <> '{}';
-- the partner's word may be longer than an entry of a tree may be
create index orders_wallet_address on orders using hash (wallet_address);

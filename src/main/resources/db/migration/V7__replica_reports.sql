-- What each replica tells the others of itself whenever it says that it lives. One of the version before tells nothing.

alter table replicas
  -- event streams of the partner that are open there
  add column streams integer not null default 0,
  -- how many open orders it follows, by how it watches them
  add column watched jsonb not null default '{}';

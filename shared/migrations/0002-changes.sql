-- What every change leaves behind, in the transaction that made it: a row that tells who changed what, and the key under
-- which the same request, sent again, is answered without changing anything. Runs as app_migrator.

create table app.changes (
  id          bigint generated always as identity primary key,
  at          timestamptz(3) not null default clock_timestamp(),
  subgraph    text not null,
  operation   text not null,                      -- the mutation, such as 'registerCase'
  kind        text not null check (kind in ('CREATED', 'CHANGED', 'CORRECTED', 'LAUNCHED', 'CONCLUDED', 'ISSUED', 'SIGNED',
                                            'SUBMITTED', 'RETURNED', 'APPROVED', 'TRANSFERRED', 'CLOSED', 'IMPORTED', 'RESTRUCTURED')),
  entity      text not null,                      -- GraphQL type
  entity_id   text not null,
  locality_id int,
  subject     text not null,                      -- account; never a person's name
  role        text not null,
  unit        text not null,
  request_id  text not null,
  before      jsonb,                              -- the fields that changed, as they were
  after       jsonb,                              -- and as they are
  reason      text check (length(reason) <= 280)
);
call app.protect('app.changes', 'app_reader');
create index changes_in_scope on app.changes (skey, at desc, id desc);
create index changes_latest on app.changes (at desc, id desc);
create index changes_of_entity on app.changes (entity, entity_id, id);
grant select, insert on app.changes to app_reader;
-- loads tell what happened before the hub knew of it: launches and documents of seeds and sample
create policy load on app.changes to app_loader using (true) with check (true);
grant select, insert, delete on app.changes to app_loader;

create table app.idempotency_keys (
  subgraph   text not null,
  subject    text not null,
  key        text not null check (length(key) between 8 and 100),
  operation  text not null,
  input_hash text not null,
  entity_id  text not null,
  at         timestamptz not null default now(),
  primary key (subgraph, subject, key)
);
alter table app.idempotency_keys enable row level security;
create policy in_scope on app.idempotency_keys to app_reader using (app.scope() is not null) with check (app.may_write());
grant select, insert, update (entity_id) on app.idempotency_keys to app_reader;

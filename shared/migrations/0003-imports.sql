-- Files that were sent to be imported: one row a job, the faults that were found, and under which key of its sender's own
-- each record is known. Runs as app_migrator.

-- ---------- jobs: what a job has done so far is written while its data are still in an open transaction
create table app.import_jobs (
  id             uuid primary key default gen_random_uuid(),
  number         bigint generated always as identity unique,   -- order of arrival
  subgraph       text not null,
  template       text not null,
  locality_id    int not null,                    -- root of the sender's scope
  mode           text not null check (mode in ('ALL_OR_NOTHING', 'VALID_ROWS')),
  status         text not null default 'QUEUED' check (status in ('QUEUED', 'RUNNING', 'DONE', 'FAILED')),
  failure        text check (failure in ('FILE_UNREADABLE', 'FAULTY_ROWS', 'NO_VALID_ROW', 'PROCESS_ENDED', 'INTERNAL')),
  file_name      text not null check (length(file_name) between 1 and 200),
  sha256         text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  content        bytea,                           -- the file, until the job ends: it may hold what must not be kept
  percent        int not null default 0 check (percent between 0 and 100),
  rows_total     int,                             -- unknown until the file has been read to its end
  rows_done      int not null default 0,
  rows_valid     int not null default 0,
  rows_faulty    int not null default 0,
  rows_created   int not null default 0,
  rows_updated   int not null default 0,
  rows_unchanged int not null default 0,
  fault_count    int not null default 0,          -- of all faults; app.import_faults keeps the first ones
  subject        text not null,                   -- account; never a person's name
  role           text not null,
  unit           text not null,
  request_id     text not null,
  queued_at      timestamptz not null default clock_timestamp(),
  started_at     timestamptz,
  seen_at        timestamptz not null default clock_timestamp(),  -- last sign of life of the process that runs it
  ended_at       timestamptz,
  check ((status = 'FAILED') = (failure is not null)),
  check ((status in ('DONE', 'FAILED')) = (ended_at is not null)),
  check ((content is null) = (ended_at is not null))
);
call app.protect('app.import_jobs', 'app_reader');
create index import_jobs_latest on app.import_jobs (subgraph, number desc);
create index import_jobs_open on app.import_jobs (subgraph, seen_at) where ended_at is null;
grant select, insert, update on app.import_jobs to app_reader;

create table app.import_faults (
  job_id   uuid not null references app.import_jobs on delete cascade,
  number   int not null,
  sheet    text,
  row      int,
  "column" text,
  header   text,
  value    text check (length(value) <= 100),     -- masked and cut: a refused cell may hold what must not be kept
  code     text not null,
  problem  text not null,
  fix      text not null,
  primary key (job_id, number)
);
alter table app.import_faults enable row level security;
create policy of_visible_job on app.import_faults for select to app_reader
  using (exists (select from app.import_jobs j where j.id = job_id));
create policy of_own_job on app.import_faults for insert to app_reader
  with check (app.may_write() and exists (select from app.import_jobs j where j.id = job_id));
grant select, insert on app.import_faults to app_reader;

-- ---------- source keys: a record that is sent again is known again. Keys belong to the unit that sends them, so that
-- two wards may both count from 1.
create table app.import_sources (
  subgraph     text not null,
  template     text not null,
  locality_id  int not null,                      -- root of the sender's scope
  source_key   text not null check (length(source_key) <= 100),
  record_id    uuid not null,
  content_hash text not null,                     -- of the record as it was sent last
  job_id       uuid not null references app.import_jobs,
  primary key (subgraph, template, locality_id, source_key)
);
call app.protect('app.import_sources', 'app_reader');
create index import_sources_of_job on app.import_sources (job_id);
grant select, insert, update on app.import_sources to app_reader;

-- ---------- jobs whose process ended: their data were in a transaction of that process, so nothing of them is left
create function app.end_abandoned_imports(of_subgraph text, silent_for interval) returns int
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with ended as (
    update app.import_jobs set status = 'FAILED', failure = 'PROCESS_ENDED', content = null, ended_at = clock_timestamp(),
      rows_created = 0, rows_updated = 0, rows_unchanged = 0
    where subgraph = of_subgraph and ended_at is null and seen_at < clock_timestamp() - silent_for
    returning 1)
  select count(*)::int from ended $$;
revoke execute on function app.end_abandoned_imports from public;
grant execute on function app.end_abandoned_imports to app_reader;

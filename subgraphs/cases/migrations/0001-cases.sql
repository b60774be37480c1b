-- Police cases, hotspots, monthly counts of tip-offs and rehabilitation, published figures, and the statement of where and
-- when each of these registers is kept. Runs as cases_migrator, which owns all of it; cases_app reads in scope.
-- Nothing here is about a person: people are counts, organizations are references.

-- ---------- cases
create table cases.police_cases (
  id              uuid primary key default gen_random_uuid(),
  locality_id     int not null,                   -- where it happened: never rewritten
  occurred_on     date not null,
  offence         text not null check (offence in
    ('TRAFFICKING', 'POSSESSION', 'TRANSPORT', 'ILLEGAL_USE', 'ORGANISING_USE', 'HARBOURING_USE')),
  case_kind       text not null check (case_kind in ('CASE', 'SPECIAL_CASE', 'RING')),
  reported_on     date not null check (reported_on >= occurred_on),
  investigated_on date check (investigated_on >= reported_on),
  prosecuted_on   date check (prosecuted_on >= coalesce(investigated_on, reported_on)),
  tried_on        date check (tried_on >= coalesce(prosecuted_on, investigated_on, reported_on)),
  closed_on       date check (closed_on >= coalesce(tried_on, prosecuted_on, investigated_on, reported_on)),
  stage           text not null generated always as (case
    when closed_on is not null then 'CLOSED'
    when tried_on is not null then 'TRIED'
    when prosecuted_on is not null then 'PROSECUTED'
    when investigated_on is not null then 'INVESTIGATED'
    else 'REPORTED' end) stored,
  subject_count   int check (subject_count >= 0), -- null: not stated
  handled_by      uuid[] not null default '{}',   -- organizations of the other subgraph
  provenance      text not null check (provenance in ('REGISTERED', 'SYNTHETIC')),
  source          text not null
);
call app.protect('cases.police_cases', 'cases_app');
create index police_cases_scope_recent on cases.police_cases (skey, occurred_on desc, id desc);
create index police_cases_recent on cases.police_cases (occurred_on desc, id desc);
-- covers the statistics of everything below province level
create index police_cases_scope_count on cases.police_cases (skey, occurred_on) include (offence, subject_count, provenance);
grant select on cases.police_cases to cases_app;

create table cases.seizures (
  case_id   uuid not null references cases.police_cases on delete cascade,
  substance text not null check (substance in
    ('HEROIN', 'OPIUM', 'METHAMPHETAMINE', 'MDMA', 'KETAMINE', 'CANNABIS', 'COCAINE', 'OTHER')),
  unit      text not null check (unit in ('GRAM', 'TABLET')),
  quantity  numeric check (quantity > 0),         -- null: not stated
  primary key (case_id, substance, unit)
);
alter table cases.seizures enable row level security;
create policy scope_read on cases.seizures for select to cases_app
  using (exists (select from cases.police_cases c where c.id = case_id));
grant select on cases.seizures to cases_app;

-- ---------- hotspots
create table cases.hotspots (
  id          uuid primary key default gen_random_uuid(),
  locality_id int not null,
  kind        text not null check (kind in ('GATHERING_POINT', 'RETAIL_POINT', 'RING', 'PUBLIC_ORDER_SPOT')),
  opened_on   date not null,
  cleared_on  date check (cleared_on >= opened_on),
  provenance  text not null check (provenance in ('REGISTERED', 'SYNTHETIC')),
  source      text not null
);
call app.protect('cases.hotspots', 'cases_app');
create index hotspots_scope_recent on cases.hotspots (skey, opened_on desc, id desc) include (kind, cleared_on, provenance);
create index hotspots_recent on cases.hotspots (opened_on desc, id desc);
grant select on cases.hotspots to cases_app;

-- ---------- monthly counts. Each register reports at one level only, so that sums over a subtree count nothing twice
create table cases.tip_off_counts (
  locality_id int not null,
  month       date not null check (extract(day from month) = 1),
  tip_offs    int not null check (tip_offs >= 0),
  provenance  text not null check (provenance in ('REPORTED', 'SYNTHETIC')),
  source      text not null,
  primary key (locality_id, month)
);
call app.protect('cases.tip_off_counts', 'cases_app');
create index tip_off_counts_scope on cases.tip_off_counts (skey, month) include (tip_offs, provenance);
grant select on cases.tip_off_counts to cases_app;

create table cases.rehabilitation_counts (
  locality_id int not null,
  month       date not null check (extract(day from month) = 1),
  state       text not null check (state in ('UNDER_MANAGEMENT', 'IN_REHAB', 'POST_REHAB', 'SUPPORTED_WITH_JOBS')),
  persons     int not null check (persons >= 0),  -- at the end of the month: a stock
  provenance  text not null check (provenance in ('REPORTED', 'SYNTHETIC')),
  source      text not null,
  primary key (locality_id, month, state)
);
call app.protect('cases.rehabilitation_counts', 'cases_app');
create index rehabilitation_counts_scope on cases.rehabilitation_counts (skey, month) include (locality_id, state, persons, provenance);
grant select on cases.rehabilitation_counts to cases_app;

-- ---------- figures that stand in public texts: kept apart, never part of a statistic
create table cases.published_case_figures (
  id                   uuid primary key default gen_random_uuid(),
  locality_id          int not null,
  possibly_locality_id int,                       -- where the text may mean a part of the unit only
  period               text not null,             -- as precise as the text: '2023-01-01/2024-04'
  period_to            date not null,
  period_inferred      boolean not null,
  cases                int check (cases >= 0),    -- null: the text gives no number
  subjects             int check (subjects >= 0),
  offences             text[] not null,
  handled_by           uuid[] not null,
  note                 text check (length(note) <= 280),
  provenance           text not null check (provenance = 'PUBLISHED'),
  source               text not null
);
call app.protect('cases.published_case_figures', 'cases_app');
create index published_case_figures_scope_recent on cases.published_case_figures (skey, period_to desc, id desc);
grant select on cases.published_case_figures to cases_app;

-- ---------- where and when a register is kept: inside, no row means zero; outside, it means that nobody knows
create table cases.register_coverage (
  register     text not null check (register in ('CASES', 'HOTSPOTS', 'TIP_OFFS', 'REHABILITATION')),
  locality_id  int not null,                      -- this unit and all below it
  covered_from date not null,
  covered_to   date not null check (covered_to >= covered_from),  -- last day: a register is complete up to a day, never for good
  finest_level text not null check (finest_level in ('COUNTRY', 'PROVINCE', 'DISTRICT', 'WARD', 'NEIGHBOURHOOD')),
  provenance   text not null check (provenance in ('REGISTERED', 'REPORTED', 'SYNTHETIC')),
  source       text not null,
  primary key (register, locality_id, covered_from),
  constraint register_coverage_once exclude using gist
    (register with =, locality_id with =, daterange(covered_from, covered_to, '[]') with &&)
);
comment on column cases.register_coverage.finest_level is
  'The register says at this level where a row belongs: of units below it, it says nothing, not even zero';
call app.protect('cases.register_coverage', 'cases_app');
-- a district's zero rests on the register that its province keeps: that it is kept is no secret of the province
create policy scope_above on cases.register_coverage for select to cases_app using (starts_with(app.scope(), skey));
create index register_coverage_of_unit on cases.register_coverage (skey, register);
grant select on cases.register_coverage to cases_app;

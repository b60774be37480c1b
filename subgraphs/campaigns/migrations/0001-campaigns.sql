-- The programme register: models and pilots, the criteria that they are measured by, and where the register is complete.
-- Runs as campaigns_migrator, which owns all of it; campaigns_app reads in scope and writes nothing.

-- ---------- dates as their sources state them: '2023-05-09', '2024-04' or '2021'
create domain campaigns.stated_date as text check (value ~ '^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$');
create function campaigns.first_day(stated text) returns date language sql immutable strict parallel safe as $$
  select make_date(left(stated, 4)::int, coalesce(nullif(substr(stated, 6, 2), '')::int, 1),
                   coalesce(nullif(substr(stated, 9, 2), '')::int, 1)) $$;
create function campaigns.last_day(stated text) returns date language sql immutable strict parallel safe as $$
  select case length(stated)
    when 4 then make_date(left(stated, 4)::int, 12, 31)
    when 7 then (campaigns.first_day(stated) + interval '1 month' - interval '1 day')::date
    else campaigns.first_day(stated)
  end $$;
create domain campaigns.provenance as text
  check (value in ('REGISTERED', 'REPORTED', 'PUBLISHED', 'COMPUTED', 'SYNTHETIC'));
create domain campaigns.level as text
  check (value in ('CENTRAL', 'PROVINCE', 'DISTRICT', 'WARD', 'NEIGHBOURHOOD'));

-- In every table: known_by is the day by which the source shows that the thing exists, listed_on the day by which lists
-- are sorted. Columns that end in _by hold the day by which something is certain: the last day of a stated month or year.

-- ---------- models and pilots
create table campaigns.campaigns (
  id          uuid primary key,
  locality_id int not null,
  title       text not null check (length(title) <= 280),
  kind        text not null check (kind in ('DRUG_CLEAN', 'NO_DRUG_CRIME', 'MODEL_POLICE', 'MODEL_MOVEMENT')),
  level       campaigns.level not null check (level <> 'CENTRAL'),
  is_pilot    boolean,                            -- null: not stated, here and below
  only_pilot_of_its_level boolean,
  planned_on   campaigns.stated_date, planned_inferred   boolean not null default false,
  launched_on  campaigns.stated_date, launched_inferred  boolean not null default false,
  concluded_on campaigns.stated_date, concluded_inferred boolean not null default false,
  due_on      date,
  valid_for   text check (valid_for ~ '^\d{4}(-Q[1-4]|-\d{2}(-\d{2})?)?(/\d{4}(-Q[1-4]|-\d{2}(-\d{2})?)?)?$'),
  purpose     text check (length(purpose) <= 280),
  coverage_unit_level campaigns.level,
  coverage_share      numeric(5, 2) check (coverage_share between 0 and 100),
  zero_targets text[] not null default '{}'
    check (zero_targets <@ array['GATHERING_POINT', 'RING', 'RETAIL_POINT', 'PUBLIC_ORDER_SPOT']),
  movements   text[] not null default '{}',
  directed_by     uuid,
  registered_with uuid,
  known_by    date not null,
  provenance  campaigns.provenance not null,
  source      text not null,
  planned_by   date not null generated always as (coalesce(least(campaigns.last_day(planned_on),
    campaigns.last_day(launched_on), campaigns.last_day(concluded_on)), known_by)) stored,
  launched_by  date generated always as (least(campaigns.last_day(launched_on), campaigns.last_day(concluded_on))) stored,
  concluded_by date generated always as (campaigns.last_day(concluded_on)) stored,
  listed_on    date not null generated always as (coalesce(campaigns.first_day(launched_on),
    campaigns.first_day(planned_on), campaigns.first_day(concluded_on), known_by)) stored,
  check ((coverage_unit_level is null) = (coverage_share is null)),
  unique (id, locality_id)
);
call app.protect('campaigns.campaigns', 'campaigns_app');
create index campaigns_in_subtree on campaigns.campaigns (skey);
create index campaigns_listed on campaigns.campaigns (listed_on desc, id desc);

-- ---------- criteria: a new version of a set is a new row
create table campaigns.criteria_sets (
  id          uuid primary key,
  locality_id int,                                -- of the unit whose own set it is; null: a set for all
  title       text not null check (length(title) <= 280),
  version     text,
  applies_to  text,
  is_temporary boolean not null,
  total       int not null check (total > 0),
  sections    jsonb not null default '[]' check (jsonb_typeof(sections) = 'array'),  -- [{title, total}]; [] where only the total is known
  known_by    date not null,
  provenance  campaigns.provenance not null,
  source      text not null,
  listed_on   date not null generated always as (known_by) stored,
  unique (id, total)
);
call app.protect('campaigns.criteria_sets', 'campaigns_app');

create table campaigns.criteria_assessments (
  id          uuid primary key,
  campaign_id uuid not null,
  locality_id int not null,
  criteria_set_id uuid not null,
  total       int not null,
  met         int check (met between 0 and total),
  assessed_on campaigns.stated_date not null, assessed_inferred boolean not null default false,
  obstacles   text check (length(obstacles) <= 280),
  provenance  campaigns.provenance not null,
  source      text not null,
  assessed_by date not null generated always as (campaigns.last_day(assessed_on)) stored,
  listed_on   date not null generated always as (campaigns.first_day(assessed_on)) stored,
  foreign key (campaign_id, locality_id) references campaigns.campaigns (id, locality_id),
  foreign key (criteria_set_id, total) references campaigns.criteria_sets (id, total)
);
call app.protect('campaigns.criteria_assessments', 'campaigns_app');
create index assessments_of_campaign on campaigns.criteria_assessments (campaign_id, listed_on desc, id desc);
create index assessments_in_subtree on campaigns.criteria_assessments (skey);

-- ---------- in which units and months the register is complete, so that nothing there means none
create table campaigns.programme_coverage (
  locality_id int not null,                       -- with all that lies under it
  from_month  text not null check (from_month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  to_month    text check (to_month ~ '^\d{4}-(0[1-9]|1[0-2])$' and to_month >= from_month),  -- null: until further notice
  provenance  campaigns.provenance not null,
  source      text not null,
  primary key (locality_id, from_month, provenance)
);
call app.protect('campaigns.programme_coverage', 'campaigns_app');
-- what is said of a unit holds for all below it: who is below may know it
create policy coverage_from_above on campaigns.programme_coverage for select to campaigns_app
  using (app.scope() >= skey and app.scope() < skey || '~');

grant select on all tables in schema campaigns to campaigns_app;

-- Reports that units owe: expected ahead of time, drafted, submitted, returned or approved by a level above, and locked.
-- Runs as campaigns_migrator, which owns all of it; campaigns_app keeps reports in scope, under the rules below.

-- ---------- obligations become keepable: when they hold, until when each report is due, and how reports are headed
alter table campaigns.reporting_obligations
  alter column campaign_id drop not null,         -- null: a report on no single campaign
  add column receiver_id int,                     -- unit that receives: the reporter's own or one above it; null: not stated
  add column due_day  int check (due_day between 1 and 31),  -- of the month after the period; null: not stated, so never late
  add column valid_from date,                     -- null: not known, so that no report is expected ahead
  add column valid_to date,                       -- null: until further notice
  add column letterhead jsonb not null default '{}' check (jsonb_typeof(letterhead) = 'object'),
  add check (valid_to >= valid_from),
  add check (not ('ONE_OFF' = any(periodicity) and valid_from is not null and valid_to is null)),
  add unique (id, locality_id);
create index obligations_in_subtree on campaigns.reporting_obligations (skey);
create index obligations_listed on campaigns.reporting_obligations (listed_on desc, id desc);
grant insert on campaigns.reporting_obligations to campaigns_app;

-- ---------- indicators: what a report tells, the same for all units so that figures can be added up
create table campaigns.report_indicators (
  code     text primary key check (code ~ '^[A-Z][A-Z_]*$'),
  position int not null unique,                   -- order in a report
  label    text not null check (length(label) <= 120),
  unit     text not null check (length(unit) <= 40),
  is_computed boolean not null,                   -- from this register; else the author enters it
  counts   text not null check (counts in ('THINGS', 'CASES', 'PERSONS'))  -- decides how small values are hidden
);
insert into campaigns.report_indicators (position, code, label, unit, is_computed, counts) values
  (1, 'CAMPAIGNS_LAUNCHED', 'Mô hình đã ra mắt (lũy kế đến cuối kỳ)', 'mô hình', true, 'THINGS'),
  (2, 'CRITERIA_MET', 'Tiêu chí đạt (lần đánh giá gần nhất)', 'tiêu chí', true, 'THINGS'),
  (3, 'CRITERIA_TOTAL', 'Tổng số tiêu chí được đánh giá', 'tiêu chí', true, 'THINGS'),
  (4, 'OUTREACH_SESSIONS', 'Buổi tuyên truyền, vận động', 'buổi', true, 'THINGS'),
  (5, 'OUTREACH_REACH', 'Lượt người được tuyên truyền', 'lượt người', true, 'PERSONS'),
  (6, 'PLEDGES_SIGNED', 'Bản cam kết, giao ước thi đua đã ký', 'bản', false, 'THINGS'),
  (7, 'CASES_DETECTED', 'Vụ việc về ma túy được phát hiện', 'vụ', false, 'CASES'),
  (8, 'SUBJECTS_HANDLED', 'Đối tượng bị xử lý', 'đối tượng', false, 'PERSONS'),
  (9, 'TIP_OFFS', 'Tin tố giác về tội phạm ma túy', 'tin', false, 'PERSONS'),
  (10, 'HOTSPOTS_OPEN', 'Tụ điểm, điểm phức tạp về ma túy hiện có', 'điểm', false, 'THINGS'),
  (11, 'PEOPLE_MANAGED', 'Người sử dụng, người nghiện đang quản lý', 'người', false, 'PERSONS');
alter table campaigns.report_indicators enable row level security;
create policy scope_read on campaigns.report_indicators for select to campaigns_app using (app.scope() is not null);

-- ---------- reports
create table campaigns.reports (
  id            uuid primary key,                 -- follows from obligation, periodicity and first day: expected once
  obligation_id uuid not null,
  locality_id   int not null,                     -- the unit that reports
  periodicity   text not null check (periodicity in ('MONTHLY', 'QUARTERLY', 'YEARLY', 'ONE_OFF')),
  period_from   date not null,
  period_to     date not null check (period_to >= period_from),
  due_on        date,
  status        text not null default 'EXPECTED' check (status in ('EXPECTED', 'DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED')),
  submitted_on  date,                             -- for the first time, which decides whether it was on time
  approved_on   date,
  return_reason text check (length(return_reason) between 1 and 280),
  is_corrected  boolean not null default false,
  version       int not null default 1,
  provenance    campaigns.provenance not null,
  source        text not null,
  listed_on     date not null generated always as (period_to) stored,
  unique (obligation_id, periodicity, period_from),
  foreign key (obligation_id, locality_id) references campaigns.reporting_obligations (id, locality_id) on delete cascade,
  check (status not in ('SUBMITTED', 'RETURNED', 'APPROVED') or submitted_on is not null),
  check ((status = 'APPROVED') = (approved_on is not null)),
  check (status <> 'RETURNED' or return_reason is not null)
);
call app.protect('campaigns.reports', 'campaigns_app');
create index reports_in_subtree on campaigns.reports (skey, period_to);
create index reports_listed on campaigns.reports (listed_on desc, id desc);
create index reports_not_received on campaigns.reports (due_on) where submitted_on is null;
grant insert (id, obligation_id, locality_id, periodicity, period_from, period_to, due_on, provenance, source),
  update (status, submitted_on, approved_on, return_reason, is_corrected, version) on campaigns.reports to campaigns_app;

-- what the rules of the code say, said again where nobody gets past it: who reports writes, a level above decides
create function campaigns.guard_report() returns trigger language plpgsql as $$
declare
  own boolean := old.skey = app.scope();
  allowed boolean := case
    when app.scope() is null then true            -- a load: row security lets none but the owner come here so
    when old.status in ('EXPECTED', 'DRAFT', 'RETURNED') and new.status = 'DRAFT' then own
    when old.status in ('DRAFT', 'RETURNED') and new.status = 'SUBMITTED' then own
    when old.status = 'APPROVED' and new.status = 'SUBMITTED' then own and new.is_corrected
    when old.status = 'SUBMITTED' and new.status in ('RETURNED', 'APPROVED')
      then not own and starts_with(old.skey, app.scope())
    else false
  end;
begin
  if allowed then return new; end if;
  raise exception 'a report may not go from % to % here', old.status, new.status using errcode = '42501';
end $$;
create trigger guard before update on campaigns.reports for each row execute function campaigns.guard_report();

-- ---------- figures: drafts stay in the unit that writes them, those above see what was submitted to them for a decision,
-- and who only reads sees what was approved
create function campaigns.shows_figures(skey text, status text) returns boolean language sql stable parallel safe as $$
  select skey = app.scope() or status = 'APPROVED' or (status = 'SUBMITTED' and app.may_write()) $$;

create table campaigns.report_figures (
  report_id  uuid not null references campaigns.reports on delete cascade,
  indicator  text not null references campaigns.report_indicators,
  value      int check (value >= 0),              -- null: not reported, and the note says why
  note       text check (length(note) between 1 and 280),
  provenance campaigns.provenance not null,       -- COMPUTED until the author writes another value
  primary key (report_id, indicator),
  check (value is not null or note is not null)
);
alter table campaigns.report_figures enable row level security;
create policy scope_read on campaigns.report_figures for select to campaigns_app using (
  exists (select from campaigns.reports r where r.id = report_id and campaigns.shows_figures(r.skey, r.status)));
create policy author_insert on campaigns.report_figures for insert to campaigns_app with check (app.may_write() and
  exists (select from campaigns.reports r where r.id = report_id and r.skey = app.scope() and r.status = 'DRAFT'));
create policy author_update on campaigns.report_figures for update to campaigns_app using (app.may_write() and
  exists (select from campaigns.reports r where r.id = report_id and r.skey = app.scope() and r.status = 'DRAFT'));
create policy author_delete on campaigns.report_figures for delete to campaigns_app using (app.may_write() and
  exists (select from campaigns.reports r where r.id = report_id and r.skey = app.scope() and r.status = 'DRAFT'));
grant insert, update, delete on campaigns.report_figures to campaigns_app;

-- ---------- corrections: the only way to a locked figure, and it takes the old value with it
create table campaigns.report_corrections (
  id         bigint generated always as identity primary key,
  report_id  uuid not null references campaigns.reports on delete cascade,
  indicator  text not null references campaigns.report_indicators,
  old_value  int,
  old_note   text,
  new_value  int check (new_value >= 0),
  new_note   text check (length(new_note) between 1 and 280),
  reason     text not null check (length(reason) between 1 and 280),
  role       text not null,
  corrected_on date not null
);
create index corrections_of_report on campaigns.report_corrections (report_id, id desc);
alter table campaigns.report_corrections enable row level security;
create policy scope_read on campaigns.report_corrections for select to campaigns_app using (
  exists (select from campaigns.reports r where r.id = report_id and campaigns.shows_figures(r.skey, r.status)));
create policy author_insert on campaigns.report_corrections for insert to campaigns_app with check (app.may_write() and
  exists (select from campaigns.reports r where r.id = report_id and r.skey = app.scope() and r.status = 'APPROVED'));
grant insert (report_id, indicator, new_value, new_note, reason, corrected_on) on campaigns.report_corrections to campaigns_app;

create function campaigns.apply_correction() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  new.role := coalesce(app.viewer_role(), 'load');
  select f.value, f.note into new.old_value, new.old_note from campaigns.report_figures f
    where f.report_id = new.report_id and f.indicator = new.indicator;
  delete from campaigns.report_figures f where f.report_id = new.report_id and f.indicator = new.indicator;
  if new.new_value is not null or new.new_note is not null then
    insert into campaigns.report_figures (report_id, indicator, value, note, provenance)
      values (new.report_id, new.indicator, new.new_value, new.new_note, 'REPORTED');
  end if;
  return new;
end $$;
-- row security is checked after this trigger, and undoes it with the whole statement where it refuses the correction
create trigger apply before insert on campaigns.report_corrections for each row execute function campaigns.apply_correction();

grant select on campaigns.report_indicators, campaigns.reports, campaigns.report_figures, campaigns.report_corrections to campaigns_app;

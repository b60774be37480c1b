-- What campaigns are kept with: tasks, statements on zero targets, rehabilitation clubs and job projects.
-- Runs as campaigns_migrator; campaigns_app reads and writes in scope and deletes nothing.

-- ---------- who has to do what by when
create table campaigns.tasks (
  id          uuid primary key,
  version     int not null default 1,
  campaign_id uuid not null,
  locality_id int not null,
  title       text not null check (length(title) <= 280),
  organization_id uuid,
  assignee    text check (length(assignee) <= 280),  -- in the words of the source, where it names no organization of the register
  due_on      date,                               -- null: not stated
  done_on     date,
  result      text check (length(result) <= 280),
  known_by    date not null,
  provenance  campaigns.provenance not null,
  source      text not null,
  listed_on   date not null generated always as (coalesce(due_on, known_by)) stored,
  check (organization_id is not null or assignee is not null),
  foreign key (campaign_id, locality_id) references campaigns.campaigns (id, locality_id) on delete cascade
);
call app.protect('campaigns.tasks', 'campaigns_app');
create index tasks_of_campaign on campaigns.tasks (campaign_id, listed_on desc, id desc);
create index tasks_listed on campaigns.tasks (listed_on desc, id desc);
create index tasks_in_subtree on campaigns.tasks (skey);
create index tasks_of_organization on campaigns.tasks (organization_id);

-- ---------- whether a zero target held, as somebody stated it
create table campaigns.zero_target_statements (
  id          uuid primary key,
  campaign_id uuid not null,
  locality_id int not null,
  kind        text not null check (kind in ('GATHERING_POINT', 'RING', 'RETAIL_POINT', 'PUBLIC_ORDER_SPOT')),
  stated_on   date not null,
  holds       boolean not null,
  count       int check (count >= 0),             -- null: not stated
  document_id uuid references campaigns.documents on delete set null,
  activity_id uuid references campaigns.activities on delete set null,
  note        text check (length(note) <= 280),
  provenance  campaigns.provenance not null,
  source      text not null,
  listed_on   date not null generated always as (stated_on) stored,
  constraint count_fits check (count is null or holds = (count = 0)),
  unique (campaign_id, kind, stated_on),
  foreign key (campaign_id, locality_id) references campaigns.campaigns (id, locality_id) on delete cascade
);
call app.protect('campaigns.zero_target_statements', 'campaigns_app');

-- ---------- clubs for people in rehabilitation, and projects that give work to people after it
create table campaigns.support_projects (
  id          uuid primary key,
  version     int not null default 1,
  locality_id int not null,
  kind        text not null check (kind in ('REHAB_CLUB', 'JOB_PROJECT')),
  title       text not null check (length(title) <= 280),
  organization_id uuid,
  started_on  campaigns.stated_date, started_inferred boolean not null default false,
  ended_on    campaigns.stated_date, ended_inferred   boolean not null default false,
  known_by    date not null,
  provenance  campaigns.provenance not null,
  source      text not null,
  listed_on   date not null generated always as (coalesce(campaigns.first_day(started_on), known_by)) stored,
  constraint ended_after_start check (campaigns.last_day(ended_on) >= campaigns.first_day(started_on))
);
call app.protect('campaigns.support_projects', 'campaigns_app');
create index support_in_subtree on campaigns.support_projects (skey);
create index support_listed on campaigns.support_projects (listed_on desc, id desc);

create table campaigns.support_counts (
  project_id  uuid not null references campaigns.support_projects on delete cascade,
  counted_on  date not null,
  supported   int not null check (supported >= 0),
  provenance  campaigns.provenance not null,
  source      text not null,
  primary key (project_id, counted_on)
);
alter table campaigns.support_counts enable row level security;
create policy scope_read on campaigns.support_counts for select to campaigns_app
  using (exists (select from campaigns.support_projects p where p.id = project_id));
create policy scope_insert on campaigns.support_counts for insert to campaigns_app
  with check (app.may_write() and exists (select from campaigns.support_projects p where p.id = project_id));
create policy scope_update on campaigns.support_counts for update to campaigns_app
  using (app.may_write() and exists (select from campaigns.support_projects p where p.id = project_id));

grant select, insert on campaigns.tasks, campaigns.zero_target_statements, campaigns.support_projects,
  campaigns.support_counts to campaigns_app;
grant update on campaigns.tasks, campaigns.support_projects, campaigns.support_counts to campaigns_app;

-- What campaigns rest on and lead to: documents with their cascade, outreach and events, and reports owed.
-- Runs as campaigns_migrator, which owns all of it; campaigns_app reads in scope and writes nothing.

-- ---------- documents and the cascade that they form
create table campaigns.documents (
  id          uuid primary key,
  locality_id int,                                -- null: a document of the centre, or of an issuer that is not stated
  number      text,
  kind        text not null check (kind in ('DIRECTIVE', 'RESOLUTION', 'CONCLUSION', 'PLAN', 'DECISION', 'SCHEME')),
  title       text not null check (length(title) <= 280),
  about       text check (length(about) <= 280),
  level       campaigns.level,
  issuer_id   uuid,
  issuer_name text,
  issuer_inferred boolean not null default false,
  issued_on   campaigns.stated_date, issued_inferred boolean not null default false,
  is_plural   boolean not null default false,
  known_by    date not null,
  provenance  campaigns.provenance not null,
  source      text not null,
  listed_on   date not null generated always as (coalesce(campaigns.first_day(issued_on), known_by)) stored
);
call app.protect('campaigns.documents', 'campaigns_app');
create index documents_in_subtree on campaigns.documents (skey);
create index documents_listed on campaigns.documents (listed_on desc, id desc);
create index documents_number on campaigns.documents (lower(number));

create table campaigns.document_implementations (
  document_id   uuid not null references campaigns.documents on delete cascade,
  implements_id uuid not null references campaigns.documents on delete cascade,
  inferred      boolean not null default false,
  primary key (document_id, implements_id),
  check (document_id <> implements_id)
);
create index implementations_of on campaigns.document_implementations (implements_id);

create table campaigns.campaign_documents (
  campaign_id uuid not null references campaigns.campaigns on delete cascade,
  document_id uuid not null references campaigns.documents on delete cascade,
  primary key (campaign_id, document_id)
);
create index campaigns_of_document on campaigns.campaign_documents (document_id);

-- ---------- outreach and events
create table campaigns.activities (
  id          uuid primary key,
  locality_id int not null,
  campaign_id uuid references campaigns.campaigns on delete cascade,
  title       text not null check (length(title) <= 280),
  format      text not null check (format in ('LOUDSPEAKER', 'SCHOOL_TALK', 'LEAFLET', 'CEREMONY', 'SOCIAL_MEDIA', 'HOUSE_VISIT',
    'LEGAL_EDUCATION', 'COMMUNICATION', 'WORKING_SESSION', 'INTERIM_REVIEW', 'REHAB_CLUB', 'JOB_SUPPORT', 'PERSUASION')),
  audience    text check (audience in ('RESIDENTS', 'STUDENTS', 'MEMBERS', 'AT_RISK_YOUTH', 'HIGH_RISK_GROUPS',
    'PEOPLE_IN_REHAB', 'POST_REHAB', 'OFFICIALS')),
  held_on     campaigns.stated_date, held_inferred boolean not null default false,
  sessions    int check (sessions >= 0),
  reach       int check (reach >= 0),
  organizers  uuid[] not null default '{}',
  known_by    date not null,
  provenance  campaigns.provenance not null,
  source      text not null,
  held_from   date generated always as (campaigns.first_day(held_on)) stored,
  held_to     date generated always as (campaigns.last_day(held_on)) stored,
  listed_on   date not null generated always as (coalesce(campaigns.first_day(held_on), known_by)) stored
);
call app.protect('campaigns.activities', 'campaigns_app');
create index activities_in_subtree on campaigns.activities (skey, held_from);
create index activities_listed on campaigns.activities (listed_on desc, id desc);
create index activities_of_campaign on campaigns.activities (campaign_id, listed_on desc, id desc);

create table campaigns.document_reviews (
  activity_id uuid not null references campaigns.activities on delete cascade,
  document_id uuid not null references campaigns.documents on delete cascade,
  years       int check (years > 0),
  primary key (activity_id, document_id)
);
create index reviews_of_document on campaigns.document_reviews (document_id);

-- ---------- who owes whom a report
create table campaigns.reporting_obligations (
  id          uuid primary key,
  campaign_id uuid not null,
  locality_id int not null,
  from_id     uuid not null,
  to_id       uuid,
  periodicity text[] not null check (cardinality(periodicity) > 0 and periodicity <@ array['MONTHLY', 'QUARTERLY', 'YEARLY', 'ONE_OFF']),
  content     text check (length(content) <= 280),
  delivered_at uuid references campaigns.activities on delete set null,
  known_by    date not null,
  provenance  campaigns.provenance not null,
  source      text not null,
  listed_on   date not null generated always as (known_by) stored,
  foreign key (campaign_id, locality_id) references campaigns.campaigns (id, locality_id)
);
call app.protect('campaigns.reporting_obligations', 'campaigns_app');
create index obligations_of_campaign on campaigns.reporting_obligations (campaign_id, listed_on desc, id desc);

-- ---------- links: seen by who sees both ends
alter table campaigns.document_implementations enable row level security;
create policy scope_read on campaigns.document_implementations for select to campaigns_app using (
  exists (select from campaigns.documents d where d.id = document_id)
  and exists (select from campaigns.documents d where d.id = implements_id));
alter table campaigns.campaign_documents enable row level security;
create policy scope_read on campaigns.campaign_documents for select to campaigns_app using (
  exists (select from campaigns.campaigns c where c.id = campaign_id)
  and exists (select from campaigns.documents d where d.id = document_id));
alter table campaigns.document_reviews enable row level security;
create policy scope_read on campaigns.document_reviews for select to campaigns_app using (
  exists (select from campaigns.activities a where a.id = activity_id)
  and exists (select from campaigns.documents d where d.id = document_id));

grant select on all tables in schema campaigns to campaigns_app;

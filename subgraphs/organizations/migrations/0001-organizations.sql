-- Organizations of the political system, the pledges that they sign, and where the register of both is complete. Runs as
-- organizations_migrator, which owns all of it; organizations_app reads in scope.

-- ---------- organizations
create table organizations.organizations (
  id          uuid primary key,
  kind        text collate "C" not null check (kind in (
    'PEOPLES_COMMITTEE', 'PEOPLES_COUNCIL', 'PARTY_COMMITTEE', 'POLICE', 'MINISTRY_OF_PUBLIC_SECURITY',
    'FATHERLAND_FRONT', 'WOMENS_UNION', 'YOUTH_UNION', 'VETERANS_ASSOCIATION', 'FARMERS_ASSOCIATION',
    'LABOUR_FEDERATION', 'MASS_ORGANIZATIONS', 'MILITARY_COMMAND', 'SECURITY_TEAM', 'RESIDENTIAL_BLOCK', 'SCHOOL',
    'REHAB_CLUB', 'STEERING_COMMITTEE', 'DEPARTMENT')),
  name        text not null check (length(name) <= 280),
  locality_id int,                                -- null: a central body
  parent_id   uuid references organizations.organizations,
  members     int check (members >= 0),           -- null: not stated
  bodies      int check (bodies >= 0),            -- how many bodies the row stands for; null: a plural without number
  role_note   text check (length(role_note) <= 280),
  stated_on   text not null,                      -- when the source stated all this: '2024-04', '2023-05-09'
  known_since date not null,                      -- first day on which the register counts it
  provenance  text collate "C" not null check (provenance in ('REGISTERED', 'REPORTED', 'PUBLISHED', 'SYNTHETIC')),
  source      text collate "C" not null
);
call app.protect('organizations.organizations', 'organizations_app');
-- lists are in the order of the tree, central bodies first; a keyset cannot compare with null
alter table organizations.organizations
  add column place text collate "C" not null generated always as (coalesce(skey, '')) stored;
create index organizations_subtree on organizations.organizations (skey);
create index organizations_list on organizations.organizations (place, kind, id);
create index organizations_unit on organizations.organizations (locality_id, place, kind, id);
create index organizations_parent on organizations.organizations (parent_id, place, kind, id);

-- ---------- pledges and emulation pacts
create table organizations.pledges (
  id             uuid primary key,
  kind           text collate "C" not null check (kind in ('PLEDGE', 'EMULATION_PACT')),
  locality_id    int not null,
  campaign_id    uuid,                            -- of the campaigns subgraph
  signed_on      text not null,                   -- as the source states it: '2024-04', '2023-05-09'
  signed_inferred boolean not null default false,
  signed_from    date not null,                   -- first and last day that signed_on can mean
  signed_to      date not null check (signed_to >= signed_from),
  provenance     text collate "C" not null check (provenance in ('REGISTERED', 'REPORTED', 'PUBLISHED', 'SYNTHETIC')),
  source         text collate "C" not null
);
call app.protect('organizations.pledges', 'organizations_app');
create index pledges_subtree on organizations.pledges (skey);
create index pledges_list on organizations.pledges (signed_from, id);
create index pledges_campaign on organizations.pledges (campaign_id, signed_from, id);

create table organizations.signatories (
  pledge_id       uuid not null references organizations.pledges on delete cascade,
  position        smallint not null check (position > 0),   -- order in the source
  kind            text collate "C" not null
    check (kind in ('ORGANIZATION', 'DEPARTMENTS', 'RESIDENTIAL_BLOCKS', 'HOUSEHOLDS')),
  organization_id uuid references organizations.organizations,
  description     text not null check (length(description) <= 280),
  count           int check (count >= 0),         -- how many signed; null: a plural without number
  primary key (pledge_id, position),
  check (organization_id is null or kind = 'ORGANIZATION')
);
create index signatories_organization on organizations.signatories (organization_id);
alter table organizations.signatories enable row level security;
-- a signatory is seen where its pledge is
create policy scope_read on organizations.signatories for select to organizations_app
  using (exists (select from organizations.pledges p where p.id = pledge_id));

-- ---------- where the register is complete: only there does a missing row mean zero
create table organizations.register_coverage (
  locality_id    int primary key,                 -- holds for the unit and all that lies under it
  complete_since date not null,
  provenance     text collate "C" not null check (provenance in ('REGISTERED', 'REPORTED', 'PUBLISHED', 'SYNTHETIC')),
  source         text collate "C" not null
);
call app.protect('organizations.register_coverage', 'organizations_app');

grant select on organizations.organizations, organizations.pledges, organizations.signatories,
  organizations.register_coverage to organizations_app;

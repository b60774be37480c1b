-- The register as something that is kept: versions, the time in which organizations exist, members over the years, seats in
-- steering committees, and what becomes of pledges. Runs as organizations_migrator; organizations_app reads and writes in
-- scope, and deletes nothing but signatories that an import corrects.

-- ---------- organizations: what was made up can be taken away, what was entered beside it stays
alter table organizations.organizations
  add column version int not null default 1,
  add column valid_from date,                     -- first day; null: not stated
  add column valid_to date,                       -- last day; null: it exists
  add column parent_reason text check (length(parent_reason) <= 280),  -- why the superior is not the usual one
  add check (valid_to >= valid_from),
  drop constraint organizations_parent_id_fkey,
  add foreign key (parent_id) references organizations.organizations on delete set null;

-- entered twice is a mistake; one that was dissolved may be founded anew
create unique index organizations_one_name on organizations.organizations (locality_id, kind, lower(name)) where valid_to is null;

-- ---------- nobody is above himself by way of others. Structures are changed one transaction after the other: two changes
-- that would close a circle together cannot both go through. The owner looks at all superiors, also those that the caller
-- may not see.
create function organizations.lock_structure() returns void language sql as
  $$ select pg_advisory_xact_lock(hashtext('organizations.organizations')) $$;
create function organizations.refuse_circle() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'UPDATE' then
    if not exists (select from added join removed using (id) where added.parent_id is distinct from removed.parent_id) then
      return null;
    end if;
    perform organizations.lock_structure();
  end if;
  if exists (
    with recursive up (start, above) as (
      select id, parent_id from added where parent_id is not null
      union
      select up.start, o.parent_id from up join organizations.organizations o on o.id = up.above where o.parent_id is not null)
    select from up where start = above) then
    raise exception 'superiors would form a circle' using errcode = '23514', constraint = 'no_circle';
  end if;
  return null;
end $$;
create trigger no_circle_inserted after insert on organizations.organizations
  referencing new table as added for each statement execute function organizations.refuse_circle();
create trigger no_circle_updated after update on organizations.organizations
  referencing old table as removed new table as added for each statement execute function organizations.refuse_circle();

-- ---------- members over the years: a corrected count stays, with the reason
create table organizations.member_counts (
  id                uuid primary key,
  organization_id   uuid not null references organizations.organizations on delete cascade,
  as_of             date not null,
  count             int not null check (count >= 0),
  recorded_at       timestamptz not null default clock_timestamp(),
  corrected_at      timestamptz,                  -- null: it stands
  correction_reason text check (length(correction_reason) <= 280),
  provenance        text collate "C" not null check (provenance in ('REGISTERED', 'REPORTED', 'PUBLISHED', 'SYNTHETIC')),
  source            text collate "C" not null,
  check ((corrected_at is null) = (correction_reason is null))
);
create unique index member_counts_standing on organizations.member_counts (organization_id, as_of) where corrected_at is null;
create index member_counts_list on organizations.member_counts (organization_id, as_of, recorded_at, id);
alter table organizations.member_counts enable row level security;
create policy scope_read on organizations.member_counts for select to organizations_app
  using (exists (select from organizations.organizations o where o.id = organization_id));
create policy scope_insert on organizations.member_counts for insert to organizations_app
  with check (app.may_write() and exists (select from organizations.organizations o
    where o.id = organization_id and o.skey >= app.scope() and o.skey < app.scope() || '~'));
create policy scope_update on organizations.member_counts for update to organizations_app
  using (app.may_write() and exists (select from organizations.organizations o
    where o.id = organization_id and o.skey >= app.scope() and o.skey < app.scope() || '~'));
insert into organizations.member_counts (id, organization_id, as_of, count, provenance, source)
  select gen_random_uuid(), id, known_since, members, provenance, source from organizations.organizations where members is not null;
alter table organizations.organizations drop column members;

-- ---------- seats in steering committees: organizations in roles, never persons
create table organizations.seats (
  id              uuid primary key,
  committee_id    uuid not null references organizations.organizations on delete cascade,
  organization_id uuid not null references organizations.organizations on delete cascade check (organization_id <> committee_id),
  role            text collate "C" not null
    check (role in ('CHAIR', 'STANDING_AGENCY', 'DEPUTY', 'MEMBER', 'SECRETARIAT')),
  rank            smallint not null generated always as
    (array_position(array['CHAIR', 'STANDING_AGENCY', 'DEPUTY', 'MEMBER', 'SECRETARIAT'] collate "C", role)) stored,
  since           date,                           -- first day; null: not stated
  until           date,                           -- last day; null: it is held
  known_since     date not null,                  -- since, or the day of the source
  note            text check (length(note) <= 280),
  provenance      text collate "C" not null check (provenance in ('REGISTERED', 'REPORTED', 'PUBLISHED', 'SYNTHETIC')),
  source          text collate "C" not null,
  check (since is null or since = known_since),
  check (until >= known_since),
  constraint one_seat_of_a_role exclude using gist
    (committee_id with =, organization_id with =, role with =, daterange(known_since, until, '[]') with &&),
  constraint one_holder_of_a_role exclude using gist
    (committee_id with =, role with =, daterange(known_since, until, '[]') with &&) where (role in ('CHAIR', 'STANDING_AGENCY'))
);
create index seats_of_committee on organizations.seats (committee_id, rank, known_since, id);
create index seats_of_organization on organizations.seats (organization_id, rank, known_since, id);
alter table organizations.seats enable row level security;
-- a seat is seen and changed where its committee is
create policy scope_read on organizations.seats for select to organizations_app
  using (exists (select from organizations.organizations o where o.id = committee_id));
create policy scope_insert on organizations.seats for insert to organizations_app
  with check (app.may_write() and exists (select from organizations.organizations o
    where o.id = committee_id and o.skey >= app.scope() and o.skey < app.scope() || '~'));
create policy scope_update on organizations.seats for update to organizations_app
  using (app.may_write() and exists (select from organizations.organizations o
    where o.id = committee_id and o.skey >= app.scope() and o.skey < app.scope() || '~'));

-- ---------- pledges: how long they hold, and what became of them
alter table organizations.pledges
  add column version int not null default 1,
  add column valid_until date check (valid_until >= signed_from),  -- last day; null: without end
  add column withdrawn_on date check (withdrawn_on >= signed_from),
  add column withdrawal_reason text check (length(withdrawal_reason) <= 280),
  add column renewed_on date,                     -- from this day the pledge that renews it holds in its place
  add column renews_id uuid unique references organizations.pledges on delete set null check (renews_id <> id),
  add check ((withdrawn_on is null) = (withdrawal_reason is null)),
  add check (withdrawn_on is null or renewed_on is null);
create function organizations.in_force(p organizations.pledges, day date) returns boolean language sql stable parallel safe as $$
  select p.signed_to <= day and (p.valid_until is null or p.valid_until >= day)
    and (p.withdrawn_on is null or p.withdrawn_on > day) and (p.renewed_on is null or p.renewed_on > day) $$;
drop index organizations.pledges_subtree;
create index pledges_subtree on organizations.pledges (skey, signed_from, id);
alter table organizations.signatories
  drop constraint signatories_organization_id_fkey,
  add foreign key (organization_id) references organizations.organizations on delete set null;
create policy scope_insert on organizations.signatories for insert to organizations_app
  with check (app.may_write() and exists (select from organizations.pledges p
    where p.id = pledge_id and p.skey >= app.scope() and p.skey < app.scope() || '~'));
-- an imported pledge that is sent again is corrected with its list; who signed before stays in what tells of the change
create policy scope_delete on organizations.signatories for delete to organizations_app
  using (app.may_write() and exists (select from organizations.pledges p
    where p.id = pledge_id and p.provenance = 'REPORTED' and p.skey >= app.scope() and p.skey < app.scope() || '~'));

-- ---------- who does not exist signs nothing and holds no seat. The share lock keeps an organization from being dissolved
-- meanwhile; the owner also sees pledges and committees of other scopes.
create function organizations.refuse_absent_signatories() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform from organizations.organizations where id in (select organization_id from added) order by id for share;
  if exists (select from added join organizations.pledges p on p.id = added.pledge_id
      join organizations.organizations o on o.id = added.organization_id
      where p.signed_from > o.valid_to or p.signed_to < o.valid_from) then
    raise exception 'a signatory does not exist on the day of the pledge' using errcode = '23514', constraint = 'signatory_exists';
  end if;
  return null;
end $$;
create trigger signatory_exists after insert on organizations.signatories
  referencing new table as added for each statement execute function organizations.refuse_absent_signatories();

create function organizations.end_seat_with_its_bodies() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare last_day date;
begin
  perform from organizations.organizations where id in (new.committee_id, new.organization_id) order by id for share;
  select min(valid_to) into last_day from organizations.organizations where id in (new.committee_id, new.organization_id);
  if new.known_since > last_day then
    raise exception 'a seat begins after its body was dissolved' using errcode = '23514', constraint = 'seat_exists';
  end if;
  new.until := least(new.until, last_day);
  return new;
end $$;
create trigger seat_exists before insert or update on organizations.seats
  for each row execute function organizations.end_seat_with_its_bodies();

create function organizations.end_with_organization() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from organizations.signatories s join organizations.pledges p on p.id = s.pledge_id
      where s.organization_id = new.id and (p.signed_from > new.valid_to or p.signed_to < new.valid_from)) then
    raise exception 'it signed a pledge outside of its time' using errcode = '23514', constraint = 'signed_outside';
  end if;
  update organizations.seats set until = new.valid_to
    where new.id in (committee_id, organization_id) and new.valid_to < coalesce(until, 'infinity');
  return null;
end $$;
create trigger ends after update of valid_from, valid_to on organizations.organizations
  for each row when (new.valid_from is distinct from old.valid_from or new.valid_to is distinct from old.valid_to)
  execute function organizations.end_with_organization();

grant insert, update on organizations.organizations, organizations.pledges to organizations_app;
grant insert, delete on organizations.signatories to organizations_app;
grant select, insert on organizations.member_counts, organizations.seats to organizations_app;
-- what was counted stays what it was
grant update (corrected_at, correction_reason) on organizations.member_counts to organizations_app;
grant update (until) on organizations.seats to organizations_app;

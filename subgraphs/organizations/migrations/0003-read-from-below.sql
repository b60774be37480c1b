-- Organizations above the viewer are known to those below: his cases, campaigns and reports name them. What they count stays
-- in their own scope. Runs as organizations_migrator.

create policy read_from_below on organizations.organizations for select to organizations_app
  using (skey = any (app.units_above()));

-- ---------- what rests on an organization and is not for those below it
-- whether it lies in the viewer's scope and not above; central bodies do
create function organizations.is_own(o organizations.organizations) returns boolean language sql stable parallel safe as $$
  select o.skey is null or (o.skey >= app.scope() and o.skey < app.scope() || '~') $$;
alter policy scope_read on organizations.member_counts
  using (exists (select from organizations.organizations o where o.id = organization_id and organizations.is_own(o)));
alter policy scope_read on organizations.seats
  using (exists (select from organizations.organizations o where o.id = committee_id and organizations.is_own(o)));

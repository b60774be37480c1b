-- Statistics that units report about themselves: the login role may write them in scope, and no others.
-- Runs as localities_migrator.

grant insert, update, delete on localities.statistics to localities_app;
create policy reported_insert on localities.statistics as restrictive for insert to localities_app
  with check (provenance = 'REPORTED' and indicator in ('POPULATION', 'HOUSEHOLDS'));
create policy reported_update on localities.statistics as restrictive for update to localities_app
  using (provenance = 'REPORTED' and indicator in ('POPULATION', 'HOUSEHOLDS'))
  with check (provenance = 'REPORTED' and indicator in ('POPULATION', 'HOUSEHOLDS'));
create policy reported_delete on localities.statistics as restrictive for delete to localities_app
  using (provenance = 'REPORTED' and indicator in ('POPULATION', 'HOUSEHOLDS'));

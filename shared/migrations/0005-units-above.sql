-- What comes down from above: which units lie above the viewer's, and what the feed tells him of them. Runs as app_migrator.

-- the keys of the viewer's unit and of all above it, never of those beside them; without a scope, none
create function app.units_above() returns text[] language sql stable parallel safe as $$
  select array[left(app.scope(), 5), left(app.scope(), 10), left(app.scope(), 15), left(app.scope(), 20)] $$;

-- a document binds the units below: they hear of it when it is issued or changed. Of anything else above they hear nothing.
create policy documents_from_above on app.changes for select to app_reader
  using (entity = 'Document' and skey = any (app.units_above()));

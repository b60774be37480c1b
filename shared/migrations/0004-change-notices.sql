-- Lets subscribers hear of changes: a notice that something was written, and the order in which it came into sight.
-- Runs as app_migrator.

-- Transactions commit in another order than they take their numbers and moments, so that neither tells what a reader has
-- not seen yet. Their snapshots do: new is what was not visible in the last one. Rows from before stay null: nobody waits
-- for them.
alter table app.changes add column xact xid8;
alter table app.changes alter column xact set default pg_current_xact_id();
create index changes_by_transaction on app.changes (xact, id);

-- the notice holds no data: each subscriber reads in the scope of his own
create function app.tell_of_changes() returns trigger language plpgsql as $$
begin
  notify app_changes;
  return null;
end $$;
create trigger tell after insert on app.changes for each statement execute function app.tell_of_changes();

-- What was approved once changes by corrections alone, also when a correction of it was returned; and which corrections were
-- approved is on record, so that the list of changes can tell their values then. Runs as campaigns_migrator.

alter table campaigns.reports add column corrected_through bigint;    -- the last correction that was approved; null: none
update campaigns.reports r set corrected_through =
  (select max(c.id) from campaigns.report_corrections c where c.report_id = r.id) where r.status = 'APPROVED';
grant update (corrected_through) on campaigns.reports to campaigns_app;

create or replace function campaigns.guard_report() returns trigger language plpgsql as $$
declare
  own boolean := old.skey = app.scope();
  allowed boolean := case
    when app.scope() is null then true            -- a load: row security lets none but the owner come here so
    when old.status in ('EXPECTED', 'DRAFT', 'RETURNED') and new.status = 'DRAFT' then own and not old.is_corrected
    when old.status in ('DRAFT', 'RETURNED') and new.status = 'SUBMITTED' then own
    when old.status = 'APPROVED' and new.status = 'SUBMITTED' then own and new.is_corrected
    when old.status = 'SUBMITTED' and new.status in ('RETURNED', 'APPROVED')
      then not own and starts_with(old.skey, app.scope())
    else false
  end;
begin
  if allowed and (new.is_corrected or not old.is_corrected) then return new; end if;
  raise exception 'a report may not go from % to % here', old.status, new.status using errcode = '42501';
end $$;

alter policy author_insert on campaigns.report_corrections with check (app.may_write() and
  exists (select from campaigns.reports r where r.id = report_id and r.skey = app.scope()
    and (r.status = 'APPROVED' or r.status = 'RETURNED' and r.is_corrected)));

-- Obligations to report end, or go on in other terms: then another row follows the one that ended. Runs as campaigns_migrator.

alter table campaigns.reporting_obligations
  add column version int not null default 1,
  add column replaces_id uuid unique references campaigns.reporting_obligations on delete set null check (replaces_id <> id);
grant update (valid_to, source, version) on campaigns.reporting_obligations to campaigns_app;

-- who owes a report to a unit above does not release himself; above a province nobody keeps the programme
create policy released_from_above on campaigns.reporting_obligations as restrictive for update to campaigns_app
  using (true) with check (skey <> app.scope() or receiver_id is null or receiver_id = locality_id or length(skey) = 10);

-- only what nobody has written vanishes, and only beyond the end of its obligation
grant delete on campaigns.reports to campaigns_app;
create policy only_expected on campaigns.reports as restrictive for delete to campaigns_app using (status = 'EXPECTED'
  and exists (select from campaigns.reporting_obligations o where o.id = obligation_id and o.valid_to < period_to));

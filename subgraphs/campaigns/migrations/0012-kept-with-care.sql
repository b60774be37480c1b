-- What units recorded does not vanish with what it points at: only parts go with the whole that they belong to.
-- A campaign or obligation whose unit a source had wrong takes what belongs to it along. Runs as campaigns_migrator.

alter table campaigns.criteria_assessments
  drop constraint criteria_assessments_campaign_id_locality_id_fkey,
  add foreign key (campaign_id, locality_id) references campaigns.campaigns (id, locality_id) on update cascade,
  drop constraint criteria_assessments_criteria_set_id_total_fkey,
  add foreign key (criteria_set_id, total) references campaigns.criteria_sets (id, total);
alter table campaigns.tasks
  drop constraint tasks_campaign_id_locality_id_fkey,
  add foreign key (campaign_id, locality_id) references campaigns.campaigns (id, locality_id) on update cascade;
alter table campaigns.zero_target_statements
  drop constraint zero_target_statements_campaign_id_locality_id_fkey,
  add foreign key (campaign_id, locality_id) references campaigns.campaigns (id, locality_id) on update cascade;
alter table campaigns.reporting_obligations
  drop constraint reporting_obligations_campaign_id_locality_id_fkey,
  add foreign key (campaign_id, locality_id) references campaigns.campaigns (id, locality_id) on update cascade;
alter table campaigns.reports
  drop constraint reports_obligation_id_locality_id_fkey,
  add foreign key (obligation_id, locality_id) references campaigns.reporting_obligations (id, locality_id) on update cascade;

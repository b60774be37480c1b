-- Assessments that were entered wrongly can be corrected; what they said before stays in the record of changes. What they
-- are of, a campaign and a set, is never changed. Runs as campaigns_migrator.

alter table campaigns.criteria_assessments add column version int not null default 1;
grant update (met, items, assessed_on, assessed_inferred, obstacles, source, version) on campaigns.criteria_assessments
  to campaigns_app;

-- Which units lie above the viewer's is stated once for all subgraphs: app.units_above. Runs as campaigns_migrator.

alter policy read_from_below on campaigns.documents using (skey = any (app.units_above()));
alter policy read_from_below on campaigns.criteria_sets using (skey = any (app.units_above()));
drop function campaigns.units_above();

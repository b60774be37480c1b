-- Who was present at an event, as roles and organizations, and by what campaigns are carried out.
-- Runs as campaigns_migrator.

alter table campaigns.activities
  add column attendance jsonb not null default '[]' check (jsonb_typeof(attendance) = 'array');  -- [{role, description, organizationId}]
alter table campaigns.campaigns
  add column actions text[] not null default '{}' check (actions <@ array['ERADICATION', 'AREA_TRANSFORMATION', 'DENUNCIATION',
    'PLEDGE_SIGNING', 'COMMUNICATION', 'REHABILITATION', 'POST_REHAB_MANAGEMENT', 'STATE_MANAGEMENT', 'MOVEMENT_BUILDING', 'SELF_MANAGEMENT']);

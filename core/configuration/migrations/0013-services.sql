-- What is promised of a service, and who answers for it. A target is a share of 1; an hour's cost is in minor
-- units of the workspace's currency.
ALTER TABLE service ADD COLUMN criticality {{i64}} CHECK (criticality BETWEEN 1 AND 4)
--;;
ALTER TABLE service ADD COLUMN owner_id {{i64}} REFERENCES person (id)
--;;
ALTER TABLE service ADD COLUMN calendar_id {{i64}} REFERENCES calendar (id)
--;;
ALTER TABLE service ADD COLUMN target {{real}} CHECK (target > 0 AND target <= 1)
--;;
ALTER TABLE service ADD COLUMN hour_cost {{i64}} CHECK (hour_cost >= 0)

-- Taking an import back looks for the persons it named and for what uses each.
CREATE INDEX person_batch ON person (batch_id) WHERE batch_id IS NOT NULL
--;;
CREATE INDEX membership_person ON membership (person_id)

-- A hash of 20 bytes is of another kind, over less, from before 0009: it is none until the next import gives one.
--;; sqlite
UPDATE imported SET hash = x'' WHERE length(hash) = 20
--;; postgresql
UPDATE imported SET hash = '' WHERE length(hash) = 20

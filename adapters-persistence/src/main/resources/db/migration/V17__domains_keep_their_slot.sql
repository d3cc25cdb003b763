-- An allowed domain keeps the number of its slot when another is emptied (rules §5).
ALTER TABLE app DROP CONSTRAINT app_second_domain_after_first;
ALTER TABLE app DROP CONSTRAINT app_third_domain_after_second;

-- A copy of a production database talks to nobody (odoo-bin neutralize).
UPDATE distribution_interface SET state = 'draft'
 WHERE state NOT IN ('draft', 'retired');
UPDATE distribution_system SET environment = 'test';
UPDATE distribution_credential SET secret_encrypted = NULL;

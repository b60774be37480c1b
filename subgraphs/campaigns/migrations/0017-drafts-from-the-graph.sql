-- Drafts are filled from the whole graph: no indicator is left to the author for want of a register that keeps it.

alter table campaigns.report_indicators drop column is_computed;

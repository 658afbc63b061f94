"""The metrics database: one file for each table and its queries, on SQLite and PostgreSQL alike."""

"""The editions. Exporters know the document and their job, never one another."""

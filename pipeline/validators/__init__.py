"""The judges of finished editions."""

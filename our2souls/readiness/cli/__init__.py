"""The readiness command’s tasks."""

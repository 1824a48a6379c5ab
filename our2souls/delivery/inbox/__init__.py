"""Notifications as their reader meets them: inbox, preferences."""

"""Reminders by rule."""

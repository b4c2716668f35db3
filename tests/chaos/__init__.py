"""Processes killed and stopped under load. Small counts here; CHAOS=soak makes them large."""

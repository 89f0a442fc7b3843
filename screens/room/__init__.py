"""What stands around a running session: clock, coach, cockpit, open rounds, blank wall, test card, rehearsal."""

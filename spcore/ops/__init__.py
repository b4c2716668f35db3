"""What whoever runs the service looks at: its health, what could not be sent, what was sent."""

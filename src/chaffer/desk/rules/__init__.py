"""What happens by itself at the desk: on an event, if conditions hold, actions follow."""

"""The ground everything stands on: database, jobs, timers, files, secrets, the outgoing client."""

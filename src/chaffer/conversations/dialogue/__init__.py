"""The dialogue: a pure function from thread and input to thread and effects."""

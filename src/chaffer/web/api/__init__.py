"""The functions behind /api/v1, by what they are about. Each reads or writes once and says what it lets out."""

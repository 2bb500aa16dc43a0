"""The test provider: the stand-in in chaffer.sandbox.payments, spoken to over HTTP like a real one."""

"""The test carrier: the stand-in in chaffer.sandbox.carrier, spoken to over HTTP like a real one."""

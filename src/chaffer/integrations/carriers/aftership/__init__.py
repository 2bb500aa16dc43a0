"""AfterShip: trackings, told by signed webhooks and looked at through its API."""

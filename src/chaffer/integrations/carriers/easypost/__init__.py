"""EasyPost: trackers, told by signed events and looked at through its API."""

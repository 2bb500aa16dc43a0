"""What those who sell for one of a marketplace's sellers may ask of the API."""

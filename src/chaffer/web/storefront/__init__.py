"""Server-rendered pages for shoppers: paying, and where an order is. No script, no tracking, nothing from elsewhere."""

"""Who answers what. Read this file first: it is the whole server on one page."""

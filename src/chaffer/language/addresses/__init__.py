"""A postal address written in one message, as people of eleven countries write them.

Formats, postcode shapes and region names: the Universal Postal Union's addressing sheets of each country, in our own words,
in `lexicons/countries.tsv` and `regions.tsv`.
"""

"""What is sold along with a thing, what is better, what takes its place: by the merchant's rules, and by counting."""

"""What stands on the screens of our forms, where a messenger has them."""

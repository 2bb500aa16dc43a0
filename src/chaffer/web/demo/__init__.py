"""The demo page's own routes: what just happened, and the merchant's two buttons."""

"""A stand-in for WhatsApp's Graph API: it validates like the real one, and misbehaves on request.

`Graph` is the world (numbers, shoppers, threads); `graph_app(graph)` is its HTTP side.
"""

from chaffer.sandbox.graph.app import graph_app
from chaffer.sandbox.graph.settings import Number, Settings, Shopper, Webhooks
from chaffer.sandbox.graph.world import Graph

__all__ = ["Graph", "Number", "Settings", "Shopper", "Webhooks", "graph_app"]

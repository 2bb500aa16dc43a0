"""What happened to goods."""

import msgspec


class StockMoved(msgspec.Struct, frozen=True, tag="stock_moved"):
    """Of a variant there is more or less to sell at one place than there was. left: units that can be promised now;
    null if nobody counts them.

    {"type": "stock_moved", "variant_id": "var_7", "location_id": "loc_1", "left": 4}
    """

    variant_id: str
    location_id: str
    left: int | None

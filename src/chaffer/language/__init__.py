"""Understanding what a shopper wrote. Pure: text and tables in, values out."""

"""Webhooks out: what happens in a shop, told to the merchant's other systems.

The format is that of Standard Webhooks (https://www.standardwebhooks.com): any library that knows it can verify what we
send. A delivery is a row written in the transaction of its cause; `server/hooks_out.py` sends it, again and again for
three days if need be, always under the same id.
"""

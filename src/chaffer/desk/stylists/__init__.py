"""People who sell: their clients, their look boards, their name in what they write."""

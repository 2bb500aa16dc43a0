"""How things are said: texts in four languages, and what shoppers see made of them. Start at `render.render`."""

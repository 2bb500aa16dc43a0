skip = Skip to the goods
languages = Language
collections = Collections
demo-note = A demo shop: nothing is charged, nothing is shipped.
to-the-phone = See the same shop on a phone
to-the-shop = Back to the shop
hero-title = Tell Fig what you are looking for
hero-text = Dresses, shoes, presents and toys, flowers, things for the home. Say it in your own words, and buy it in the same conversation.
ask-label = What are you looking for?
ask-placeholder = A present for my sister…
ask-send = Ask Fig
try = Try one of these
liked = Best liked this week
things = { $count ->
    [one] { $count } thing
   *[other] { $count } things
  }
colours = { $count } colours
price-from = from { $price }
sale = Reduced
sold-out = Sold out
missing-title = This shelf is empty
missing-text = What you looked for is not here, or not any more.
colour = Colour
size = Size
in-stock = In stock
few-left = Only { $count } left
sold-out-long = Sold out in this size for now
sold-out-plain = Sold out for now
buy-in-chat = Buy in the chat
tell-me = Tell me when it is back
ask-about = Ask about it
say-buy = I would like to buy this
reviews = What people say
reviews-count = { $count ->
    [one] { $count } review
   *[other] { $count } reviews
  }
rating = { $rating } of 5 stars
fact-material = Material
fact-care = Care
fact-season = Season
fact-age = Age
fact-scent = Scent

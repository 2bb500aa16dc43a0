# English. Each text may be replaced by a shop. `*…*` is bold; a blank line between paragraphs is put by the renderer.

### Who speaks, greetings, help
disclosure = { $named ->
    [yes] Hello, this is { $assistant }, the automated assistant of { $shop }.
   *[no] Hello, this is the automated assistant of { $shop }.
  }
greeting = Hello, and welcome to { $shop }.
greeting-name = Hello { $name }, and welcome to { $shop }.
greeting-again = Hello again.
greeting-again-name = Hello again, { $name }.
ask-what = What are you looking for? Tell me in your own words: what it is for, a colour, a size, a price.
keep-looking = Of course. What else would you like to see?
welcome = You're welcome.
bye = Goodbye, and thank you for stopping by.
bye-cart = Goodbye. Your cart stays as it is until you come back.
help = You can ask me to find something ("a blue dress under 100"), show your cart, check out, follow or cancel an order, or fetch a person. STOP ends all messages.
language-set = All right, in English from now on.
languages = I speak English, French, Korean and Russian. Write in any of them.
card-number-removed = I removed what looked like a card number; it was not kept. Please never send one here: you pay on a secure page.
person-coming = I have asked a person from { $shop } to take over. They can read everything above, so there is no need to repeat it.
seller-coming = I have asked { $seller } to answer you here. Their messages begin with their name. Meanwhile I am here for everything else.
which-seller = Whom is this for: { $sellers }?
person-coming-closed = I have asked a person from { $shop } to take over. Nobody is here right now: you will have an answer from { $day }, { $time } on. They can read everything above.
bot-back = I am back: the automated assistant of { $shop }. Ask me whatever you like, or for a person.
bot-yes = Yes, I am an automated assistant. A person from { $shop } can take over at any time.
for-a-person = I cannot tell you that myself, but a person from { $shop } can.
offer-person = I am not getting this right. Shall I fetch a person, or would you rather look around the shop?
lost = I could not make out what you need.
lost-heard = I read "{ $text }", but I am not sure what to do with it.
lost-offer = I can find products, show your cart or check on an order. Or tell me in other words.
not-an-answer = That did not answer my question, so here it is again.
yes-which = Gladly. Which one do you mean?

### Finding
found = { $count ->
    [one] This one fits:
   *[other] Here are { $count } that fit:
  }
found-both = Here is some of each: first “{ $one }”, then “{ $other }”.
found-not-other = There is no “{ $what }” here.
found-under = { $count ->
    [one] This one fits, for { $price } or less:
   *[other] Here are { $count } for { $price } or less:
  }
found-more = { $count ->
    [one] One more:
   *[other] { $count } more:
  }
found-cheaper = { $count ->
    [one] This one costs less:
   *[other] These { $count } cost less:
  }
from-ad = You came from our ad "{ $title }".
found-corrected = I looked for "{ $text }".
found-relaxed = Little fits every wish, so I looked past { $wishes } too. Closest first:
found-nothing = I found nothing for "{ $text }".
no-more = That is all I have of those. Shall we look at something else?
least-expensive = { $title } for { $price } is the least expensive of these.
collections = What would you like to look through?
in-collection = { $title }:
similar = { $count ->
    [one] Something like { $title }:
   *[other] { $count } things like { $title }:
  }
which-of-these = Which one do you mean?
which-product = Which product do you mean? Tell me its name, or look around the shop.
wish-colour = the colour
wish-size = the size
wish-material = the material
wish-price = the price
wish-currency = the price in another currency
wish-category = the kind of thing
wish-brand = the brand
wish-occasion = the occasion
wish-recipient = who it is for
wish-age = the age
wish-words = some of the words
wish-other = a detail
ask-currency = Our prices are in { $ours }, and you wrote { $said }. Which did you mean?
ask-amount = Our prices are in { $ours }, and you wrote { $said }. How much may it cost in { $ours }?

### A product
price = { $price }
price-from = from { $price }
free = free
product = *{ $title }* · { $price }
product-from = *{ $title }* · from { $price }
rating = ★ { $rating } ({ $count })
sold-out = sold out
product-gone = I can't find that one any more. It may have left the shop.
chosen-options = In { $options }.
only-left = { $count ->
    [one] only 1 left
   *[other] only { $count } left
  }
which-size = Which size?
which-size-in = Which size, in { $chosen }?
which-colour = Which colour?
which-option = Which { $option }?
gone-values = Sold out for now: { $values }.
value-gone = { $value } is sold out for now.
value-not-there = It does not come in { $value }.
ask-add = Shall I put it in your cart?
titled = { $title } ({ $options })
only-so-many = Of { $what } there { $count ->
    [one] is only 1
   *[other] are only { $count }
  } left.
ask-take-these = { $count ->
    [one] Would you like that one?
   *[other] Would you like those { $count }?
  }
sold-out-variant = { $what } is sold out.
ask-other-option = Another choice of it, or something similar?
sold-out-product = { $title } is sold out.
sold-out-similar = { $count ->
    [one] { $title } is sold out. This is close to it:
   *[other] { $title } is sold out. These are close to it:
  }
no-reviews = Nobody has reviewed { $title } yet.
reviews = { $count ->
    [one] One review of { $title }: ★ { $rating }
   *[other] { $count } reviews of { $title }, ★ { $rating } on average. Two that differ:
  }
review = ★{ $rating } "{ $text }" { $author }
sizes-of = Sizes of { $title }:
sizes-there = In stock: { $values }.
one-size = It comes in one size.
material = Material: { $values }.
no-photos = There are no more photos of { $title }.
photos-of = { $title }, closer:

### Your size
part-bust = bust
part-waist = waist
part-hip = hips
part-foot = foot length
part-height = height
part-weight = weight
part-collar = neck
part-sleeve = sleeve
part-shoulder = shoulders
part-inseam = inside leg
part-head = head
part-finger-round = finger
part-age = age
in-cm = { $n } cm
in-mm = { $n } mm
in-in = { $n } in
in-kg = { $n } kg
in-g = { $n } g
in-feet = { $n }
in-lb = { $n } lb
in-years = { $n } years
known-size = { $part } { $value }
size-by-chart = *{ $title }* goes by this measure: { $part }.
measure-bust = What is your bust? Measure around the fullest part, in cm or inches.
measure-waist = What is your waist? Measure where it is narrowest, in cm or inches.
measure-hip = What are your hips? Measure around the widest part, in cm or inches.
measure-foot = How long is your foot? Stand on paper and measure from heel to longest toe, in cm or inches.
measure-height = How tall is the person it is for?
measure-weight = What is the weight, in kg or pounds?
measure-collar = What is the neck? Measure where a collar sits, in cm or inches.
measure-sleeve = How long is the arm? Measure from the middle of the neck to the wrist, in cm or inches.
measure-shoulder = How wide are the shoulders, from one end to the other, in cm or inches?
measure-inseam = How long is the inside leg, from crotch to ankle, in cm or inches?
measure-head = What is the head? Measure around it above the ears, in cm or inches.
measure-finger-round = What is the finger? Wind a thread around it and measure the thread, in mm.
measure-age = How old is the person it is for?
chart-row = *{ $size }*  { $cells }
fit-told = What reviews of { $title } say:
fit-untold = Too few reviews of { $title } speak of how it fits.
size-take = *{ $title }*: I'd take *{ $size }*.
size-checked = { $part } { $value }: { $size } is made for { $made }.
size-decides = The larger size decides, so that it fits everywhere ({ $part }).
size-usual = That goes by the size you usually wear: { $usual }.
size-usual-unknown = The chart of { $title } doesn't say what { $usual } would be there.
size-between = *{ $title }*: you are between *{ $smaller }* and *{ $larger }*.
size-lean-wish-loose = You like room, so I'd take *{ $size }*.
size-lean-wish-close = You like it close, so I'd take *{ $size }*.
size-lean-growing = The smaller one could pinch, so I'd take *{ $size }*.
size-lean-reviews-small = { $count } of the { $of } reviews that speak of the fit say it runs small, so I'd take *{ $size }*.
size-lean-reviews-large = { $count } of the { $of } reviews that speak of the fit say it runs large, so I'd take *{ $size }*.
size-lean-guide-larger = The shop's advice for it is the larger one: *{ $size }*.
size-lean-guide-smaller = The shop's advice for it is the smaller one: *{ $size }*.
size-for-loose = { $size } is your size. For more room, *{ $other }* is the next one.
size-for-close = { $size } is your size. To sit closer, *{ $other }* is the next one.
size-which-sits = { $smaller } sits closer, { $larger } leaves room. Which do you prefer?
size-surer = Tell me this too and I can be surer: { $parts }.
size-ask-take = Shall it be { $size }?
size-above = The chart of *{ $title }* ends at { $size } ({ $part } { $made }), and { $value } lies beyond it.
size-below = The chart of *{ $title }* begins at { $size } ({ $part } { $made }), and { $value } lies before it.
size-beyond = I won't recommend a size that the chart can't answer for. Shall we look at something similar?
size-no-chart = The shop gives no chart with body measures for *{ $title }*, so I won't guess a size.
size-not-sold = { $size } isn't sold of this one. Shall we look at something similar?
size-gone = { $size } is sold out for now. I can tell you when it is back.
size-gone-in = { $size } is sold out in { $chosen } for now.
size-other-colours = In { $size } there is still: { $values }. Would one of these do?
size-remembered = I keep this to find your size next time. "Forget my measurements" deletes it.
size-noted = Noted: { $values }. I keep this to find your size; "forget my measurements" deletes it.
size-of-which = Which product shall I find your size for?
sizes-known = This is what you told me: { $values }. I use it only to find your size here.
sizes-known-none = I know no measurements of yours.
sizes-forgotten = Your measurements are deleted.
tap-my-size = Find my size
tap-take-size = Take { $size }
tap-see-chart = See the chart
tap-forget-sizes = Forget them

### Side by side
compare-title = { $n }. { $title }
compare-cell = { $n }: { $value }
compare-price = Price · { $cells }
compare-colours = Colours · { $cells }
compare-material = Material · { $cells }
compare-sizes = Sizes in stock · { $cells }
compare-rating = Rating · { $cells }
compare-warm = Called warm in reviews · { $cells }
attribute-name = { $kind ->
    [season] Season
    [scent] Scent
    [occasion] Occasion
    [colour] Colour
    [style] Style
    [brand] Brand
    [gender] For
   *[other] { $name }
  }
compare-attribute = { attribute-name } · { $cells }
compare-weight = Weight · { $cells }
compare-blank = not stated
compare-gone = sold out
compare-unrated = no reviews
compare-alike = As far as the shop says, they differ only in their names.
compare-of = { $count } of { $read }
compare-choose = Which one would you like to see?
compare-which = Which ones shall I compare? Tell me two or three of them, like "the first and the third".
compare-nothing = Show me two or three products first, then I put them side by side. What are you looking for?
compare-not-found = I could not find both of those. Tell me two or three names, or which of those shown, like "the first and the third".
compare-unstated = The shop doesn't state that, so I won't guess.
compare-same = In that they are alike.
best-price-asc = *{ $title }* costs least.
best-price-desc = *{ $title }* costs most.
best-rating = *{ $title }* is rated best.
best-light = *{ $title }* weighs least.
best-heavy = *{ $title }* weighs most.
best-warm = The shop says that *{ $title }* is the warmest.
best-warm-told = The shop doesn't state it; reviews call *{ $title }* warm most often.

### One out of several
recommend-pick = My pick of these: *{ $title }* · { $price }.
recommend-fits = It can be had in { $options }, as you wished.
recommend-rated-best = It has the best reviews of them: ★ { $rating } ({ $count }).
recommend-rated-only = It is the only one of them with reviews: ★ { $rating } ({ $count }).
recommend-rated-most = It has the most reviews of them, and good ones: ★ { $rating } ({ $count }).
recommend-cheapest = It costs the least of them.
recommend-other = If the price decides: *{ $title }* · { $price }.
recommend-none = Neither their reviews nor their prices set one of these apart, so I won't make up a reason.
recommend-what = Gladly. Whom or what is it for, and about how much may it cost?

### Reviews, counted
reviews-few = { $count } reviews of { $title }, ★ { $rating } on average:
reviews-counted = { $count } reviews of { $title }, ★ { $rating } on average. { $fond } of { $read } give 4 or 5 stars.
topic-fit = Fit
topic-quality = Quality
topic-colour = Colour
topic-warmth = Warmth
topic-comfort = Comfort
topic = { $name }: { $values }
said-fit-small = runs small ({ $count })
said-fit-true = true to size ({ $count })
said-fit-large = runs large ({ $count })
said-quality-good = good ({ $count })
said-quality-bad = not good ({ $count })
said-colour-same = as pictured ({ $count })
said-colour-other = other than pictured ({ $count })
said-warmth-warm = warm ({ $count })
said-warmth-cold = not warm ({ $count })
said-comfort-good = comfortable ({ $count })
said-comfort-bad = not comfortable ({ $count })
review-for = For: ★{ $rating } "{ $text }" { $author }
review-against = Against: ★{ $rating } "{ $text }" { $author }
review-author-in = { $author } ({ $language ->
    [en] in English
    [fr] in French
    [ko] in Korean
    [ru] in Russian
   *[other] in another language
  })

### Cart
added = { $count ->
    [one] In your cart: { $what }, { $total }.
   *[other] In your cart: { $count } × { $what }, { $total }.
  }
cart-comes-to = The cart comes to { $total }.
cart = { $count ->
    [one] Your cart, 1 item:
   *[other] Your cart, { $count } items:
  }
cart-received = { $count ->
    [one] Your cart has arrived, 1 item:
   *[other] Your cart has arrived, { $count } items:
  }
cart-total = Total { $total }
cart-line = { $count } × { $what } · { $total }
cart-empty = Your cart is empty.
cart-emptied = Your cart is empty now.
already-in-cart = It is in your cart: { $count } × { $what }, { $total }.
ask-checkout = Shall we check out?
ask-change-cart = Shall we look at your cart?
changed = Now { $count } × { $what }.
removed = { $what } is out of your cart.
how-many = { $what }: how many would you like instead of { $count }?
which-line-change = Which one shall I change?
which-line-remove = Which one shall I remove?
only-so-many-left = { $count ->
    [one] There is only 1 left. Would you like it?
   *[other] There are only { $count } left. Would you like those?
  }
gone-meanwhile = That one has just sold out. I can show you something similar.
not-sold = That one is no longer sold. Shall we look for something like it?
item-unknown = { $count ->
    [one] One item is no longer sold, so I left it out.
   *[other] { $count } items are no longer sold, so I left them out.
  }
item-short = Of { $what } only { $count } { $count ->
    [one] was
   *[other] were
  } left, so I put in that many.

### What goes with it, what is better, sets, the same again
suggestion = Goes well with it: { $title }, { $price }.
suggestion-from = Goes well with it: { $title }, from { $price }.
suggestion-together = Often bought along with it: { $title }, { $price }.
suggestion-together-from = Often bought along with it: { $title }, from { $price }.
no-more-suggestions = All right, I won't suggest anything more.
goes-with = { $count ->
    [one] This goes with { $title }:
   *[other] These go with { $title }:
  }
goes-with-cart = { $count ->
    [one] This goes with what is in your cart:
   *[other] These go with what is in your cart:
  }
goes-with-nothing = I know of nothing in particular that goes with { $title }. A person from { $shop } may have an idea.
goes-with-nothing-cart = I know of nothing in particular that goes with what is in your cart. A person from { $shop } may have an idea.
better = { $count ->
    [one] One step up from { $title }:
   *[other] A step up from { $title }:
  }
better-nothing = Of its kind I have nothing better than { $title }.
why-alternative = our choice in its place
why-size = there in { $size }
why-size-price = there in { $size }, about the same price
why-price = about the same price
why-kind = of the same kind
why-together = often bought together
why-rated = rated higher
bundles = { $count ->
    [one] This set costs less than its parts:
   *[other] These sets cost less than their parts:
  }
bundles-none = There are no sets right now.
bundle-price = { $price } instead of { $full }
bundle-saves = you save { $saved }
bundle-item = { $count ->
    [1] { $what }
   *[other] { $count } × { $what }
  }
bundle-sold-out = { $count ->
    [one] { $what } is sold out, so I can't give you the set "{ $title }" right now. Nothing was put in your cart.
   *[other] { $what } are sold out, so I can't give you the set "{ $title }" right now. Nothing was put in your cart.
  }
bundle-gone = That set is no longer offered.
bundle-added = In your cart: the set "{ $title }", with { $items }.
bundle-applied = Set "{ $title }": −{ $saved }
same-again = Order { $number } of { $day } again, as it stands today:
same-again-some = From order { $number } of { $day }, as it stands today:
again-same = { $count } × { $what } · { $price } each, as before
again-dearer = { $count } × { $what } · { $price } each now, was { $was }
again-short = { $count } × { $what } · only { $left } left, { $price } each
again-gone = { $what } · sold out
again-unsold = { $what } · no longer sold
again-comes-to = Together { $total }.
ask-again = Shall I put it in your cart?
again-all-gone = None of it can be had right now.
again-no-such = I don't find that in your orders.
again-filled = Put in your cart, at today's prices:
tap-add-too = Add that too
tap-see-too = See that
tap-no-extras = No, thanks
tap-bundle = Take the set
tap-again = Put in cart

### Checkout
ask-address = Who is it for, and where shall it go? Name and address in one message, please, like: Anna Lee, 12 Oak Street, Portland, OR 97205
ask-address-again = Which name and address shall it go to?
ask-name = Which name should be on the parcel?
ask-lines = Which street and number?
ask-city = Which city or town?
ask-region = Which state or region?
ask-postcode = And the postcode?
ask-country = Which country?
ask-phone = A phone number for the driver?
wrong-postcode = That postcode does not look right for { $country }. What is it?
wrong-region = I don't know that state. Which one is it?
wrong-phone = That phone number does not look right. What is it?
wrong-country = I don't know that country. Which one is it?
goes-to = It goes to:
    { $address }
read-back = It goes to:
    { $address }
    Is that right?
ask-saved-address = Shall it go here again?
    { $address }
not-served = We don't deliver to { $country } yet.
no-delivery-there = We have no delivery to that address. Shall it go somewhere else?
which-delivery = How shall it be delivered?
delivery-days = { $least } to { $most } days
delivery-days-one = { $days ->
    [one] 1 day
   *[other] { $days } days
  }
which-payment = How would you like to pay?
which-payment-again = { $total } to pay. How would you like to pay?
ask-cash = You pay { $total } in cash on delivery. Shall I place the order?
sum-line = { $count } × { $what } · { $total }
sum-discount = Discount · −{ $amount }
sum-delivery = { $name } · { $amount }
sum-delivery-free = { $name } · free
sum-tax = Tax · { $amount }
sum-tax-included = Tax included · { $amount }
sum-total = *Total · { $total }*
no-payment-way = There is no way to pay here right now. A person from { $shop } can help.
pay-here = Everything is kept for you for a while. You pay { $total } on our secure page.
order-placed-cash = Thank you. Order *{ $number }* is placed; you pay { $total } when it arrives.
order-next = I'll write when it ships.
checkout-short = { $count ->
    [one] Only 1 is left of something in your cart, fewer than you wanted.
   *[other] Only { $count } are left of something in your cart, fewer than you wanted.
  }
checkout-gone = Something in your cart has just sold out. Nothing was charged.
checkout-trouble = I could not go on with the checkout. Nothing was charged and your cart is safe.
is-paid = Yes, order *{ $number }* is paid: { $total }.
is-cash = Order *{ $number }* is placed. You pay { $total } when it arrives.
not-paid-yet = It has not arrived yet.
order-waits = Your order is waiting for its payment.
nothing-to-pay = There is no payment waiting.

### Delivery and payment, as such
delivery-info = This is how we deliver:
delivery-info-to = This is how we deliver to { $country }:
delivery-row = { $name } · { $told }
delivery-unknown = That depends on where it goes. You will see the price before you pay, or a person can tell you.
pays-both = You can pay by card on our secure page, or in cash on delivery.
pays-online = You pay by card on our secure page.
pays-cash = You pay in cash on delivery.

### Orders
order = Order *{ $number }* of { $day } · { $total }
which-order = { $count ->
    [one] This order is on its way:
   *[other] { $count } orders are open. Which one do you mean?
  }
which-order-cancel = Which order shall I cancel?
no-orders = I see no orders of yours yet.
no-such-order = I see no order { $number } of yours. What is its number?
state-cancelled = cancelled
state-due = not paid yet
state-open = being prepared
state-packed = packed
state-part-shipped = partly on its way
state-shipped = on its way
state-delivered = delivered
state-returned = returned
parcel = With { $carrier }, number { $number }.
parcel-plain = It is on its way.
parcel-scan = { $place ->
    [none] { $carrier } { $number }: { $what }.
   *[other] { $carrier } { $number }: { $what }, { $place }.
  }
scan-picked-up = with the carrier
scan-arrived = at a depot
scan-customs = in customs
scan-lost = missing
scan-other = on its way
scan-in-transit = in transit
scan-out-for-delivery = out for delivery
scan-delivered = delivered
scan-delayed = delayed
scan-failed-attempt = could not be delivered, there will be another try
scan-returned = on its way back to us
ask-cancel = Cancel order *{ $number }* over { $total }? It can't be brought back afterwards.
ask-cancel-paid = Cancel order *{ $number }* and get { $total } back? It can't be brought back afterwards.
kept-order = Good, order *{ $number }* stays as it is.
cancelled = Order *{ $number }* is cancelled. Nothing is due.
cancelled-refund = Order *{ $number }* is cancelled. { $amount } goes back to where it came from, usually within a few days.
cancelled-already = Order *{ $number }* is cancelled already.
cancel-too-late-now = It has left already, so it can't be cancelled any more. A person can help you send it back.

### Leaving and coming back
one-moment = One moment, please: the answer follows.
opted-out = You will get no more messages from { $shop }, except about orders of yours. Write START if you change your mind.
opted-in = You are back: { $shop } may write to you again. STOP ends it any time.
opted-in-already = { $shop } may write to you. STOP ends it any time.

### Things without words
heard-voice = I can't listen to voice messages yet. Could you write it?
heard-sticker = Thank you. I can only read words, though.
heard-picture = Thank you for the picture. I can't see what is on it yet: could you tell me what you are looking for?
heard-video = Thank you. I can't watch videos yet: could you tell me what you are looking for?
heard-document = I can't read files. Could you write what you need?
heard-location = Thank you. I deliver to an address: send it when we check out.
tap-fill-in = Fill in the address
form-address = Delivery address
form-name = Name on the parcel
form-line = Street and number
form-more = Flat, floor, company
form-postcode = Postcode
form-city = City or town
form-region = State or region
form-country = Country
form-phone = Phone for the driver
form-next = Continue
form-delivery = Delivery
form-done = Done
ask-place = Tap below to send where it goes. The pin shows the driver the way; I then ask you for the address itself.
heard-place = Thank you, the pin is noted for the driver.
heard-form = Thank you, your answers have arrived.
heard-contact = Thank you. I can't use contact cards yet: please write what you need.
heard-call = You called, but nobody can take calls on this number. Write to me here instead: tell me what you need, and I answer at once.
heard-unsupported = That did not reach me in a form I can read. Could you write it?

### On our own accord
tell-paid = Thank you, your payment of { $total } has arrived. Order *{ $number }* is on our list.
tell-placed-cash = Order *{ $number }* is placed. You pay { $total } when it arrives.
tell-payment-failed = The payment did not go through, and nothing was charged. Your cart is safe: try again or choose another way to pay.
tell-late-refunded = Your payment of { $total } came after something had sold out. We have sent all of it back.
tell-paid-twice = Your payment of { $total } came for something you had paid for already. We have sent this second payment back.
tell-unordered-refunded = Your payment of { $total } could not become an order. We have sent all of it back.
tell-packed = Order *{ $number }* is packed.
tell-shipped = Order *{ $number }* is on its way with { $carrier }, number { $tracking }.
tell-shipped-plain = Order *{ $number }* is on its way.
tell-out-for-delivery = Order *{ $number }* comes today.
tell-delayed = Order *{ $number }* is later than planned. I'll write when it moves again.
tell-failed-attempt = The carrier found nobody in for order *{ $number }* and will try again.
tell-lost = The carrier can't find the parcel of order *{ $number }*. A person from { $shop } is looking into it.
tell-returned = The parcel of order *{ $number }* is on its way back to us. A person from { $shop } will write to you about it.
tell-delivered = Order *{ $number }* has been delivered. If anything is not right, write to me here.
tell-cancelled = Order *{ $number }* is cancelled.
tell-refunded = { $amount } for order *{ $number }* has been sent back. Banks take a few days to show it.
tell-refunded-plain = { $amount } has been sent back. Banks take a few days to show it.

### Things to tap: buttons at most 20 characters
tap-see = Choose
tap-see-it = See it
tap-add = Add to cart
tap-take = Take { $count }
tap-take-some = Take { $count }
tap-opt = Choose
tap-reviews = Reviews
tap-sizes = Sizes
tap-photos = More photos
tap-details = Details
tap-keep = Keep looking
tap-more = Show more
tap-cheaper = Cheaper ones
tap-browse = Browse the shop
tap-cart = Show cart
tap-one-more = One more
tap-checkout = Check out
tap-change = Change something
tap-remove = Remove it
tap-similar = Similar ones
tap-other-option = Another choice
tap-amount = { $amount }
tap-any-price = Any price
tap-right = That's right
tap-change-address = Change it
tap-same-address = Use this one
tap-other-address = Another address
tap-pay-online = Pay online
tap-cash = Cash on delivery
tap-pay-now = Pay now
tap-pay-again = Try again
tap-orders = My orders
tap-order = Track my order
tap-track = Follow the parcel
tap-receipt = See the order
tap-cancel = Cancel the order
tap-cancel-yes = Yes, cancel it
tap-keep-order = Keep the order
tap-person = Talk to a person
tap-back = Back to checkout
open-list = Choose
open-products = See them

### What is done to an order
service-which-order = Which order is it about?
service-which-return = Which thing would you like to send back?
service-which-swap = Which thing would you like to change?
service-which-cancel-some = Which thing shall I cancel?
service-of-order = order { $number }, { $day }
service-why = What is the matter with { $what }?
reason-too-small = Too small
reason-too-big = Too big
reason-not-as-expected = Not as expected
reason-damaged = Damaged
reason-wrong-item = Wrong item
reason-changed-mind = I changed my mind
reason-other = Something else
service-which-option = { $kind ->
    [size] Which size instead of { $what }?
    [colour] Which colour instead of { $what }?
   *[other] Which one instead of { $what }?
  }
service-which-method = How would you like the money back?
service-credit-more = As store credit you get { $percent } % more.
credit-bonus = { $percent } % more
ask-return = { $count ->
    [one] Shall I note the return of { $what }?
   *[other] Shall I note the return of { $count } × { $what }?
  }
return-gives = Once it is here, { $amount } goes back the way you paid.
return-gives-credit = Once it is here, you get { $amount } of store credit.
return-fee = A fee of { $amount } is already taken off.
return-postage = { $amount } for the way back is already taken off.
return-free = The way back costs you nothing.
return-open = Noted: { $what } of order *{ $number }* comes back.
return-send-to = Please send it to:
    { $address }
return-label-follows = I'll send you the label for the way back in a moment.
return-by-person-next = A person from { $shop } will write to you how to send it.
return-then = Once it is here I'll write, and { $amount } goes back the way you paid.
return-then-credit = Once it is here I'll write, and you get { $amount } of store credit.
ask-swap = { $count ->
    [one] Change { $what } to { $new }?
   *[other] Change { $count } × { $what } to { $new }?
  }
ask-exchange = { $count ->
    [one] Exchange { $what } for { $new }? The new one is kept for you and leaves once the first is here.
   *[other] Exchange { $count } × { $what } for { $new }? The new ones are kept for you and leave once the first are here.
  }
swap-same-price = It costs the same.
swap-cheaper = It costs less: { $amount } goes back to you.
swap-cheaper-due = It costs less: you pay { $amount } less when it arrives.
swap-dearer = It costs { $amount } more, which you pay on our secure page.
swap-dearer-due = It costs { $amount } more, which you pay when it arrives.
swapped = Done: order *{ $number }* now has { $new }.
swapped-back = { $amount } goes back to you.
swap-pay = { $new } is kept for you for a day. Pay the { $amount } on our secure page, and it is changed.
swap-sold-out = { $what } is sold out for now.
swap-nothing = There is nothing to change { $what } to right now. A person can look further.
swap-gone = That one has just sold out, so nothing was changed.
exchange-open = Noted: { $new } is kept for you and leaves once { $what } is here.
ask-cancel-line = { $count ->
    [one] Cancel { $what } of order *{ $number }*?
   *[other] Cancel { $count } × { $what } of order *{ $number }*?
  }
cancel-line-back = { $amount } goes back to you.
cancel-line-due = You then pay { $amount } less when the rest arrives.
line-cancelled = { $what } of order *{ $number }* is cancelled. { $amount } goes back to where it came from, usually within a few days.
line-cancelled-due = { $what } of order *{ $number }* is cancelled. You pay { $amount } less when the rest arrives.
line-cancelled-credit = { $what } of order *{ $number }* is cancelled. You have { $amount } more store credit.
cancelled-credit = Order *{ $number }* is cancelled. You have { $amount } more store credit.
ask-cancel-undo = Cancel order *{ $number }* over { $total }?
ask-cancel-paid-undo = Cancel order *{ $number }* and get { $total } back?
cancel-left = Order *{ $number }* has left already, so it can't be cancelled any more. Once it is there you can send it back.
cancel-left-return = Order *{ $number }* has left already, so it can't be cancelled any more. You can send it back.
offer-cancel-instead = It has not left, though. Shall I cancel { $what } instead?
offer-return-instead = You can send { $what } back, though. Shall we do that?
left-as-it-is = All right, everything stays as it is.
ask-new-address = Where shall order *{ $number }* go instead? Name and address in one message, please.
address-changed = Order *{ $number }* now goes to:
    { $address }
address-costs = Tax or delivery cost otherwise there, so a person has to look at it. Shall I fetch one?
undo-possible = You can take it back for { $minutes } minutes: just write "undo".
waits-undo = In { $minutes } minutes I'll change order *{ $number }*. Until then "undo" takes it back.
waits-person = That is more than I may decide for order *{ $number }*. A person from { $shop } looks at it, and I'll write as soon as it is decided.
undone = Taken back. Order *{ $number }* stays as it was.
undo-nothing = There is nothing waiting that I could take back.
undo-too-late = That has been done already, so I can't take it back. A person may be able to help.
service-trouble = I could not do that, and nothing was changed. A person can look into it.
why-cancelled = Order *{ $number }* is cancelled.
why-packed = Order *{ $number }* is packed already, so that can't be changed any more.
why-left = Order *{ $number }* has left already, so that can't be changed any more.
why-never = { $shop } does not offer that.
why-nothing-left = Nothing is left of order *{ $number }* for that.
why-not-there = { $what } has not arrived yet. Once it is there, write to me and it can come back.
why-not-there-order = Order *{ $number }* has not arrived yet. Once it is there, write to me and things can come back.
why-too-late = { $what } could come back for { $days } days after delivery, and they are over.
why-category = { $what } is one of the things that can't come back.
why-under-way = { $what } is on its way back to us already.
why-unpaid = Order *{ $number }* is not paid yet, so a person has to look at it.
why-waits = A change of order *{ $number }* is waiting already. "Undo" takes it back.
why-costs-more = It costs more, and I have no way to charge that here. A person can help.
refund-asked = { $amount } for order *{ $number }* has been on its way back to you since { $day }.
refund-done = { $amount } for order *{ $number }* was sent back on { $day }. Banks take a few days to show it.
refund-failed = { $amount } for order *{ $number }* could not be sent back. A person is looking into it.
refund-credit = For order *{ $number }* you got { $amount } of store credit on { $day }.
refund-waits = What you send back of order *{ $number }* is not here yet. The money follows once it is.
refund-none = I see no refund of yours.
credit-balance = You have { $amount } of store credit.
credit-none = You have no store credit.
terms-returns = { $days ->
    [one] You can send things back within a day of delivery.
   *[other] You can send things back within { $days } days of delivery.
  }
terms-postage = The way back costs { $amount }, unless the mistake is ours.
terms-postage-free = The way back is free.
terms-exchange = You can also exchange them for another size or colour. Tell me which thing it is about.
terms-never = These can't come back: { $what }.
terms-no-returns = { $shop } does not take things back, unless something is wrong with them. A person can help then.
tell-return-labelled = Here is the label for sending back your things of order *{ $number }*.
tell-return-received = What you sent back of order *{ $number }* is here. { $amount } goes back the way you paid.
tell-return-received-plain = What you sent back of order *{ $number }* is here. Thank you.
tell-return-exchanged = What you sent back of order *{ $number }* is here. The new one leaves soon.
tell-store-credit = You have { $amount } more store credit, for order *{ $number }*.
tell-address-changed = Order *{ $number }* goes to the new address, as you asked.
tell-order-changed = Order *{ $number }* is changed, as you asked.
tell-not-changed = I could not change order *{ $number }* any more, so it stays as it was.
tell-not-changed-unpaid = The difference for order *{ $number }* was not paid in time, so it stays as it was.
tell-not-changed-refused = A person from { $shop } looked at your wish for order *{ $number }* and could not grant it.
tell-late = Your parcel of order *{ $number }* should have been with you by { $day }, and it is not there yet. I am sorry. I am watching it and will write when it moves; a person can look into it now, if you like.
tell-silent = Nothing has been heard of your parcel of order *{ $number }* for { $days ->
    [one] a day
   *[other] { $days } days
  }. I am sorry. I am watching it and will write when it moves; a person can look into it now, if you like.
tap-original = The way I paid
tap-store-credit = Store credit
tap-do-it = Yes, please
tap-leave-it = No, leave it
tap-cancel-it = Yes, cancel it
tap-send-back = Send it back
tap-undo = Undo
tap-undo-return = Keep it after all
tap-label = Open the label

# Saved cards
ask-saved-card = Shall I charge { $total } to your { $card } ••{ $last4 }?
charging = Thank you. { $total } is being charged to your { $card } ••{ $last4 }; I'll confirm it here in a moment.
card-not-by-word = I can't charge this card by a word for this order.
cards-forgotten = Done. No saved card will be charged from here any more, and I have forgotten it.
no-cards-saved = No card is saved here, so nothing will be charged.
tell-card-kept = Your { $card } ••{ $last4 } is saved. Next time you can buy with a “yes”, always after seeing the total. Write “stop saved card payments” to end this at any time.
tell-card-asks-you = Your bank would like you to confirm this payment yourself, so nothing was charged yet. You pay { $total } on our secure page.
tell-card-declined = Your saved card could not be charged, and nothing was taken. You can pay { $total } with another card on our secure page.
tell-card-over = Your saved card could not be charged, and nothing was taken. Your cart is safe: try again or choose another way to pay.
save-card-here = You can save a card on our payment provider's secure page. It costs nothing, and its number never reaches us.
save-card-means = By saving it you let { $shop } charge it when you order here and say "yes" to the sum, without that page, and never more than { $order } an order.
save-card-end = "Which cards do you have of me?" shows what is saved, "forget my card" ends it at any time.
tap-save-card = Save a card
keeps-no-cards = { $shop } cannot keep cards in this chat, so there is nothing to save. You pay safely for each order when you check out.
cards-kept = Saved for you, with our payment provider:
card-line = { $card } ••{ $last4 }, valid until { $until }
card-line-over = { $card } ••{ $last4 }, expired
card-that-pays = The first one pays when you buy here with a "yes".
no-cards-kept = No card of yours is saved here.
which-card = Which one shall I forget?
not-such-card = I don't have that one. Which of these shall I forget?
tap-forget-card = Forget ••{ $last4 }
tap-forget-all-cards = Forget all
card-forgotten = Done. I have forgotten your { $card } ••{ $last4 }; it will not be charged any more.
card-was-forgotten = That card was forgotten already.
tell-card-not-kept = The card could not be saved, and nothing was charged. You can try again or use another card.
tap-try-again = Try again
tap-charge-card = Pay with ••{ $last4 }
tap-other-way = Pay another way
tell-invoice = Here is invoice { $label }.
tell-credit-note = Here is credit note { $label }.
tap-by-invoice = On invoice
ask-by-invoice = You pay { $total } on invoice. Shall I place the order?
order-placed-invoice = Thank you. Order *{ $number }* is placed; the invoice over { $total } says until when to pay.
is-invoiced = Order *{ $number }* is on invoice: { $total } is still open.
below-least = Your company orders from { $least } on. Shall we add something?

### Two threads of one person
link-text = Continue on WhatsApp: code { $code }
linked = This conversation and your chat on our site now belong together: one cart, and the same orders in both.
linked-there = You can go on in WhatsApp now, or here: your cart and your orders are the same in both.
link-unknown = That code has been used or has run out. The chat on our site gives you a new one.
link-refused = That code belongs to another customer account, so nothing was joined.
unlinked = Taken back. The chat on our site and this conversation are separate again.
tap-not-me = That wasn't me

### Tell me when it is back
tap-want-back = Tell me when back
want-back-noted = I'll tell you here as soon as { $what } is back.
want-back-there = { $what } can be had right now.
back-in-stock = { $what } is back. You asked me to tell you.

# Store credit at the checkout
ask-use-credit = It comes to { $total }, and you have { $there } of store credit. Shall I use it for this order?
credit-how = When you check out, just say “use my credit”.
sum-credit = Store credit · −{ $amount }
sum-credit-of = Store credit · −{ $amount } of { $there }
sum-to-pay = *To pay · { $amount }*
ask-covered = Your store credit covers all of it. Shall I place the order?
tell-placed-paid = Thank you. Order *{ $number }* is placed, and nothing is left to pay.
tap-use-credit = Use my credit
tap-not-credit = Keep it for later
tap-place-order = Place the order

# Codes that take something off
ask-code = Please write the code.
code-takes-off = Code { $label } takes { $amount } off.
code-on = Code { $label } is on your cart; it counts with the delivery.
code-gone = The code is off again.
code-none = There is no code on your cart.
code-no-cart = There is nothing in your cart yet. Choose something first, then name the code.
code-unknown = I don't know this code. Please check how it is written.
code-not-yet = This code is not valid yet.
code-over = This code has expired.
code-used-up = This code has been used already.
code-goods = This code is not for what is in your cart.
code-minimum = This code is for orders from { $least } on.
code-too-many = Those were several codes I don't know. Please try again in an hour, or ask a person.
sum-code = Code { $label } · −{ $amount }
sum-code-delivery = Code { $label } · delivery

# Invoices that are late
tell-overdue = A friendly reminder: { $amount } for order *{ $number }* was due on { $day }. If the transfer is on its way, please ignore this.
tell-overdue-again = { $amount } for order *{ $number }* is still open; it was due on { $day }. Is anything missing on the invoice? Then tell me here.

# Buying for a company
ask-company = Please write the company's name and its VAT number in one message, like: Byron Works, FR40303265045
ask-company-number = I can't read a VAT number in this. Please write it as it stands on your papers, with the letters of its country.
ask-company-name = And what is the company called?
company-noted = Noted: you buy for { $name }, VAT number { $number }. Both will stand on the invoice.
company-known = This company is known here, so a person from { $shop } has to let you buy for it. Shall I ask one?
company-not = As you like: you buy for yourself.
tap-not-company = No company
sum-vat-asking = Tax is charged: the EU's VAT register has not confirmed { $number } yet. I've asked and will tell you here.
sum-vat-confirmed = No tax: { $number } is confirmed, so your company accounts for it (reverse charge).
sum-vat-denied = Tax is charged: the EU's VAT register does not confirm { $number }.
sum-vat-unreachable = Tax is charged: the EU's VAT register doesn't answer, so { $number } is not confirmed.
tell-vat-confirmed = The EU's VAT register has confirmed { $number }: your company accounts for the tax itself.
tell-vat-confirmed-total = The EU's VAT register has confirmed { $number }, so I've taken the tax off. Your new total is { $total }.
tell-vat-confirmed-paying = The EU's VAT register has confirmed { $number }. The bill you are paying still has tax; check out again for one without.
tell-vat-denied = The EU's VAT register does not confirm { $number }, so tax stays on the bill. If the number is wrong, a person can change it.
tell-vat-unreachable = The EU's VAT register doesn't answer at the moment, so tax stays on the bill. I'll ask again with your next order.
### Answers of the shop, and what a product's own texts say
faq-source = _{ $shop }: "{ $question }"_
faq-other-language = I have this answer in another language only:
faq-perhaps = Is one of these your question?
faq-gone = That answer is no longer here. A person from { $shop } can tell you.
faq-asked-person = I do not know that, and I would rather not guess. I have passed your question on to a person from { $shop }, who will answer you here.
help-guide = The shop's guide to { $title } says: "{ $quote }"
help-description = The description of { $title } says: "{ $quote }"
attribute-inside = { $kind ->
    [season] season
    [scent] scent
    [occasion] occasion
    [colour] colour
    [style] style
    [brand] brand
    [gender] for
   *[other] { $name }
  }
help-attribute = { $title }, { attribute-inside }: { $quote }
help-material = { $title } is made of: { $quote }
help-care = Care of { $title }: "{ $quote }"
help-age = { $title }, age in years: { $quote }
help-row = { $title }, for { $column } { $cell }:
help-reviews = { $count ->
    [one] { $count } of { $read ->
        [one] { $read } review
       *[other] { $read } reviews
      } speaks of it:
   *[other] { $count } of { $read } reviews speak of it:
  }
help-unsaid = The shop does not say that of { $title }.
help-outside = The table for { $title } does not go that far.
help-ask-person = Shall I ask a person?
help-as-you-like = As you like.
tap-none-of-these = None of these
tap-ask-person = Ask a person
tap-no-thanks = No, thank you

### Gifts and days
noted-likes = { $own ->
    [yes] Noted: you like { $what }.
   *[no] Noted: { $who } likes { $what }.
  }
noted-dislikes = { $own ->
    [yes] Noted: no { $what } for you.
   *[no] Noted: no { $what } for { $who }.
  }
noted-day = { $own ->
    [yes] Noted: your { $what } is on { $day }.
   *[no] Noted: the { $what } of { $who } is on { $day }.
  }
day-birthday = birthday
day-anniversary = anniversary
too-much-to-remember = That is more than I can keep. Shall I forget something first?
who-do-you-mean = Whom do you mean? Tell me, for example, "my mum is allergic to lilies".
remembered-self = *You*
remembered-of = *{ $who }*
fact-likes = Likes { $what }
fact-dislikes = Not { $what }
fact-day = { $what }: { $day }
fact-address = { $address }
nothing-remembered = I have kept nothing of that.
forgotten = It is forgotten. Orders that were placed keep where they went.
tap-forget = Forget { $who }
tap-forget-me = Forget about me
found-without = Nothing here answers to “{ $what }”, so I left that out.
left-out = Left out, as you told me: { $what }.
for-them = Of course, it goes to { $who }.
what-shall-it-be = What shall it be?
note-kept = The card will say: "{ $note }".
ask-address-of = Where shall it go? Name and address of { $who } in one message, please, like: Anna Lee, 12 Oak Street, Portland, OR 97205
ask-address-again-of = Which name and address does { $who } have?
ask-saved-address-of = For { $who }, here?
    { $address }
which-day = On which day shall it arrive?
on-day = { $day }
day-not-held = { $day } cannot be kept.
nearest-day = The nearest day is { $day }. Shall it arrive then?
no-day-at-all = This delivery has no free day at the moment. A person from { $shop } can help.
day-gone = The day you chose can no longer be kept; today's last hour for it is over.
which-slot = At what time of day?
tap-morning = Morning
tap-afternoon = Afternoon
tap-evening = Evening
tap-any = Any time
slot-morning = in the morning
slot-afternoon = in the afternoon
slot-evening = in the evening
arrives-on = Arrives on { $day }
arrives-on-slot = Arrives on { $day }, { $slot }
sum-for = For { $who }
sum-note = Card · "{ $note }"
ask-note = Shall a card go with it? Write what it should say.
ask-note-words = Gladly. What should it say?
note-too-long = That is too long for the card: it takes { $most } characters. Could you shorten it?
tap-no-note = No card
over-budget = This comes to { $over } more than the { $budget } you named.
over-budget-delivery = With { $shipping } for delivery, it comes to { $over } more than the { $budget } you named.
wished-for = You would like it on { $day }.
no-day-promised = { $name } promises no particular day, so I cannot say that it will arrive on { $day }.
whom = your { $who }

# What the catalogue lacks: asked of a person, and quoted
ask-someone = Shall I ask someone at { $shop } to find it for you?
seeking = I have asked someone at { $shop } to look for it: "{ $text }". They will answer you here.
seeking-budget = Budget: up to { $budget }.
seeking-by = Needed by { $day }.
laid-out = { $count ->
    [one] Have a look at this:
   *[other] Have a look at these { $count }:
  }
quote-for = For: { $recipient }
quote-limit = Up to { $count } pieces at this price, for one each.
quote-lead = { $days ->
    [one] It leaves 1 working day after your order.
   *[other] It leaves { $days } working days after your order.
 }
quote-until = The offer is yours until { $day }.
quote-at-most = { $count ->
    [one] I can offer you only one of these. Shall I put it in your cart?
   *[other] I can offer you { $count } of these at most. Shall I put them in your cart?
 }
quote-expired = The offer "{ $title }" has run out. Someone at the shop may be able to renew it.
quote-withdrawn = The offer "{ $title }" is no longer available.
quote-bought = You have bought "{ $title }" already; the offer was good for once.
quote-replaced = This newer offer takes the place of "{ $title }".
quote-taken-out = I have taken it out of your cart.
tap-quote = I'll take it
tap-seek = Ask someone

# Buying without being asked, up to a sum
permit-not-here = { $shop } charges no cards by a word, so you are always asked at the checkout.
permit-no-card = For that I need a card of yours that is saved with our payment provider: write "save my card", or pay once online and let the page keep it. Then tell me again.
permit-how-much = Up to how much { $period ->
    [day] a day
    [week] a week
   *[month] a month
 } may I buy for without asking you?
permit-currency = We count in { $currency } here. Up to how much in { $currency } { $period ->
    [day] a day
    [week] a week
   *[month] a month
 } may I buy for without asking you?
permit-at-most = { $shop } takes no more than { $limit } without asking, so I can offer you that.
permit-limit = { $period ->
    [day] *Up to { $limit } a day* without asking you again; a day lasts from midnight to midnight ({ $zone }).
    [week] *Up to { $limit } a week* without asking you again; a week begins on Monday ({ $zone }).
   *[month] *Up to { $limit } a month* without asking you again; a month begins on the 1st ({ $zone }).
 }
permit-means = That means: when you tell me to buy something, I order it at once, charge your { $card } ••{ $last4 }, and tell you what it came to.
permit-undo = Each time "undo" takes it back for { $minutes } minutes.
permit-cancel = An order can be cancelled as always.
permit-above = I ask you first for anything above that, and for any single order above { $order }.
permit-end = It lasts until { $day }, or until you end it: "no more buying without asking" ends it at once.
ask-permit = Do you give me this permission?
tap-permit = Yes, I allow it
tap-no-permit = No, always ask
permit-refused = Then I always ask first.
permitted = Thank you. I may buy for up to *{ $limit } { $period ->
    [day] a day
    [week] a week
   *[month] a month
 }* without asking you.
tell-permitted = We noted what you told a person of { $shop }: I may buy for up to *{ $limit } { $period ->
    [day] a day
    [week] a week
   *[month] a month
 }* without asking you.
permit-how-to-end = "What may you spend?" shows what is left, "no more buying without asking" ends it at once.
permit-none = I may buy nothing without asking you: you say yes to each order.
permit-how-to-give = To allow it, tell me a sum, such as "you may buy for up to 80 a month without asking".
permit-stands = I may buy for up to { $limit } { $period ->
    [day] a day
    [week] a week
   *[month] a month
 } without asking you.
permit-spent = Spent so far: { $spent }. Left until { $day }: { $left }.
permit-ended = Done. From now on I buy nothing without asking you first.
ask-order = Shall I order it for you?
ordering = Ordered. { $total } is being charged to your { $card } ••{ $last4 }, within what you allow without asking.
ordering-left = Left { $period ->
    [day] today
    [week] this week
   *[month] this month
 }: { $left }.
ordering-undo = "Undo" takes it back for { $minutes } minutes.
purchase-undone = Taken back. Order *{ $number }* is cancelled, and { $total } goes back to your card.
purchase-stopped = Taken back. As soon as the bank has answered, the order is cancelled and { $total } goes back to your card.

### How they found it
rating-ask = How was it to talk with { $shop } today? One number is enough: 1 is bad, 5 is excellent.
rating-thanks = Thank you, that is good to know. If you like, tell us in a few words why.
rating-sorry = Thank you for telling us, and I am sorry. What should have gone better? A few words help us to put it right.
rating-noted = Thank you, I have noted it.
rating-noted-sorry = Thank you, I have passed that on to the people of { $shop }.
tap-rate-1 = 1 – Bad
tap-rate-2 = 2 – Poor
tap-rate-3 = 3 – Okay
tap-rate-4 = 4 – Good
tap-rate-5 = 5 – Excellent

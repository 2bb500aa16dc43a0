# 한국어. 해요체. 값 뒤에는 받침에 따라 바뀌는 조사를 붙이지 않는다.

### Who speaks, greetings, help
disclosure = { $named ->
    [yes] 안녕하세요, { $shop }의 자동 상담 도우미 { $assistant }입니다.
   *[no] 안녕하세요, { $shop }의 자동 상담 도우미입니다.
  }
greeting = 안녕하세요, { $shop }에 오신 걸 환영해요.
greeting-name = { $name }님, 안녕하세요. { $shop }에 오신 걸 환영해요.
greeting-again = 다시 만나서 반가워요.
greeting-again-name = { $name }님, 다시 만나서 반가워요.
ask-what = 무엇을 찾으세요? 용도, 색상, 사이즈, 가격을 편하게 말씀해 주세요.
keep-looking = 네. 또 어떤 걸 보여 드릴까요?
welcome = 별말씀을요.
bye = 들러 주셔서 감사합니다. 안녕히 가세요.
bye-cart = 안녕히 가세요. 장바구니는 그대로 두었어요.
help = 상품 찾기(“10만원 이하 파란 원피스”), 장바구니 보기, 주문하기, 주문 조회와 취소, 상담원 연결을 도와드려요. “수신거부”라고 보내시면 더 이상 메시지를 보내지 않아요.
language-set = 네, 이제 한국어로 말씀드릴게요.
languages = 한국어, 영어, 프랑스어, 러시아어로 이야기할 수 있어요. 편한 언어로 보내 주세요.
card-number-removed = 카드 번호처럼 보이는 숫자를 지웠고, 저장하지 않았어요. 카드 번호는 여기로 보내지 마세요. 결제는 안전한 결제 페이지에서 해요.
person-coming = { $shop } 상담원에게 연결을 요청했어요. 지금까지의 대화를 볼 수 있으니 다시 설명하지 않으셔도 돼요.
seller-coming = { $seller } 판매자에게 답변을 요청했어요. 판매자의 메시지는 이름으로 시작해요. 그동안 다른 것은 제가 도와드릴게요.
which-seller = 어느 판매자에게 보내시는 메시지인가요? { $sellers }
person-coming-closed = { $shop } 담당자에게 연결을 요청했습니다. 지금은 상담 시간이 아니어서 { $day } { $time }부터 답변드릴 수 있습니다. 위의 대화 내용은 담당자가 모두 볼 수 있습니다.
bot-back = 다시 { $shop } 자동 상담 도우미입니다. 궁금한 점을 물어보시거나 담당자를 찾아 주세요.
bot-yes = 네, 저는 자동 상담 도우미예요. 원하시면 언제든 { $shop } 상담원을 연결해 드릴게요.
for-a-person = 그건 제가 알려 드릴 수 없지만, { $shop } 상담원이 도와드릴 수 있어요.
offer-person = 제가 잘 이해하지 못하고 있어요. 상담원을 불러 드릴까요, 아니면 상점을 둘러보시겠어요?
lost = 무엇이 필요하신지 잘 모르겠어요.
lost-heard = “{ $text }”(이)라고 읽었는데, 어떻게 도와드리면 될지 잘 모르겠어요.
lost-offer = 상품을 찾거나 장바구니를 보여 드리거나 주문을 확인해 드릴 수 있어요. 다르게 말씀해 주셔도 돼요.
not-an-answer = 질문에 대한 답을 찾지 못해서 다시 여쭤볼게요.
yes-which = 네, 어떤 것으로 하시겠어요?

### Finding
found = { $count ->
   *[other] 조건에 맞는 상품 { $count }개예요.
  }
found-both = 둘 다 찾았어요. 먼저 “{ $one }”, 그다음 “{ $other }” 순서예요.
found-not-other = “{ $what }” 상품은 없어요.
found-under = { $count ->
   *[other] { $price } 이하 상품 { $count }개예요.
  }
found-more = { $count ->
   *[other] { $count }개 더 보여 드릴게요.
  }
found-cheaper = { $count ->
   *[other] 더 저렴한 상품 { $count }개예요.
  }
from-ad = “{ $title }” 광고를 보고 오셨네요.
found-corrected = “{ $text }” 검색 결과예요.
found-relaxed = 모든 조건에 맞는 상품이 적어서 { $wishes } 조건을 넓혀 찾았어요. 가장 비슷한 것부터 보여 드릴게요.
found-nothing = “{ $text }”에 맞는 상품을 찾지 못했어요.
no-more = 이런 상품은 여기까지예요. 다른 걸 볼까요?
least-expensive = 이 중에서 가장 저렴한 상품이에요. { $title } · { $price }
collections = 어떤 걸 둘러보시겠어요?
in-collection = { $title }
similar = { $count ->
   *[other] { $title } 대신 보실 만한 비슷한 상품 { $count }개예요.
  }
which-of-these = 어떤 상품을 말씀하시는 건가요?
which-product = 어떤 상품을 말씀하시는 건가요? 이름을 알려 주시거나 상점을 둘러보세요.
wish-colour = 색상
wish-size = 사이즈
wish-material = 소재
wish-price = 가격
wish-currency = 다른 통화로 된 가격
wish-category = 상품 종류
wish-brand = 브랜드
wish-occasion = 용도
wish-recipient = 받는 분
wish-age = 나이
wish-words = 일부 단어
wish-other = 일부
ask-currency = 저희 가격은 { $ours } 기준이에요. 쓰신 금액({ $said })은 어느 통화인가요?
ask-amount = 저희 가격은 { $ours } 기준이에요. { $said } 말고 { $ours } 금액으로는 얼마까지 괜찮으세요?

### A product
price = { $price }
price-from = { $price }부터
free = 무료
product = *{ $title }* · { $price }
product-from = *{ $title }* · { $price }부터
rating = ★ { $rating } ({ $count })
sold-out = 품절
product-gone = 이 상품을 더 이상 찾을 수 없어요. 판매가 끝났을 수 있어요.
chosen-options = { $options } 상품이에요.
only-left = { $count ->
   *[other] { $count }개 남음
  }
which-size = 어떤 사이즈로 드릴까요?
which-size-in = { $chosen }, 어떤 사이즈로 드릴까요?
which-colour = 어떤 색상으로 드릴까요?
which-option = { $option }: 어떤 걸로 드릴까요?
gone-values = 지금은 품절이에요: { $values }
value-gone = { $value }, 지금은 품절이에요.
value-not-there = { $value } 옵션은 없어요.
ask-add = 장바구니에 담을까요?
titled = { $title } ({ $options })
only-so-many = { $what }, { $count }개만 남았어요.
ask-take-these = { $count ->
   *[other] { $count }개로 담을까요?
  }
sold-out-variant = { $what }, 품절이에요.
ask-other-option = 다른 옵션을 보시겠어요, 아니면 비슷한 상품을 보시겠어요?
sold-out-product = { $title }, 품절이에요.
sold-out-similar = { $count ->
   *[other] { $title }, 품절이에요. 비슷한 상품 { $count }개를 보여 드릴게요.
  }
no-reviews = { $title }, 아직 후기가 없어요.
reviews = { $count ->
    [1] { $title }, 후기 1개 · ★ { $rating }
   *[other] { $title }, 후기 { $count }개 · 평균 ★ { $rating }. 서로 다른 의견 두 가지예요.
  }
review = ★{ $rating } “{ $text }” { $author }
sizes-of = { $title } 사이즈예요.
sizes-there = 재고 있음: { $values }
one-size = 프리 사이즈예요.
material = 소재: { $values }
no-photos = { $title }, 사진이 더 없어요.
photos-of = { $title }, 자세히 보기

### 사이즈 찾기
part-bust = 가슴둘레
part-waist = 허리둘레
part-hip = 엉덩이둘레
part-foot = 발 길이
part-height = 키
part-weight = 몸무게
part-collar = 목둘레
part-sleeve = 팔 길이
part-shoulder = 어깨너비
part-inseam = 안쪽 다리 길이
part-head = 머리둘레
part-finger-round = 손가락 둘레
part-age = 나이
in-cm = { $n }cm
in-mm = { $n }mm
in-in = { $n }인치
in-kg = { $n }kg
in-g = { $n }g
in-feet = { $n }
in-lb = { $n }파운드
in-years = { $n }세
known-size = { $part } { $value }
size-by-chart = *{ $title }* 사이즈는 { $part } 기준이에요.
measure-bust = 가슴둘레가 어떻게 되세요? 가장 넓은 곳을 cm나 인치로 재어 주세요.
measure-waist = 허리둘레가 어떻게 되세요? 가장 가는 곳을 cm나 인치로 재어 주세요.
measure-hip = 엉덩이둘레가 어떻게 되세요? 가장 넓은 곳을 cm나 인치로 재어 주세요.
measure-foot = 발 길이가 어떻게 되세요? 종이 위에 서서 뒤꿈치부터 가장 긴 발가락까지 mm나 cm로 알려 주세요.
measure-height = 입으실 분의 키가 어떻게 되나요?
measure-weight = 몸무게가 몇 kg인가요?
measure-collar = 목둘레가 어떻게 되세요? 옷깃이 닿는 곳을 cm로 재어 주세요.
measure-sleeve = 팔 길이가 어떻게 되세요? 목 뒤 가운데부터 손목까지 cm로 알려 주세요.
measure-shoulder = 어깨너비가 몇 cm인가요?
measure-inseam = 안쪽 다리 길이가 몇 cm인가요?
measure-head = 머리둘레가 몇 cm인가요? 귀 위를 지나게 재어 주세요.
measure-finger-round = 손가락 둘레가 몇 mm인가요? 실을 감아서 그 길이를 재어 주세요.
measure-age = 쓰실 분이 몇 살인가요?
chart-row = *{ $size }*  { $cells }
fit-told = { $title } 후기에 따르면 이래요.
fit-untold = { $title } 핏을 이야기한 후기가 아직 너무 적어요.
size-take = *{ $title }*: *{ $size }* 사이즈를 권해 드려요.
size-checked = { $part } { $value }: { $size } 사이즈는 { $made } 기준이에요.
size-decides = 어디도 끼지 않도록 더 큰 쪽({ $part })에 맞췄어요.
size-usual = 평소 입으시는 사이즈({ $usual }) 기준이에요.
size-usual-unknown = { $title } 사이즈표에는 { $usual } 사이즈가 무엇에 해당하는지 나와 있지 않아요.
size-between = *{ $title }*: *{ $smaller }* 사이즈와 *{ $larger }* 사이즈 사이예요.
size-lean-wish-loose = 여유 있는 핏을 좋아하시니 *{ $size }* 사이즈를 권해 드려요.
size-lean-wish-close = 몸에 맞는 핏을 좋아하시니 *{ $size }* 사이즈를 권해 드려요.
size-lean-growing = 작은 쪽은 불편할 수 있어서 *{ $size }* 사이즈를 권해 드려요.
size-lean-reviews-small = 핏을 언급한 후기 { $of }개 중 { $count }개가 작게 나왔다고 해요. 그래서 *{ $size }* 사이즈를 권해 드려요.
size-lean-reviews-large = 핏을 언급한 후기 { $of }개 중 { $count }개가 크게 나왔다고 해요. 그래서 *{ $size }* 사이즈를 권해 드려요.
size-lean-guide-larger = 매장에서는 이 상품은 큰 쪽을 권해요. *{ $size }*
size-lean-guide-smaller = 매장에서는 이 상품은 작은 쪽을 권해요. *{ $size }*
size-for-loose = 치수로는 { $size } 사이즈예요. 더 여유 있게 입으시려면 다음 사이즈는 *{ $other }*예요.
size-for-close = 치수로는 { $size } 사이즈예요. 더 붙게 입으시려면 다음 사이즈는 *{ $other }*예요.
size-which-sits = { $smaller }: 몸에 더 맞아요. { $larger }: 여유가 있어요. 어느 쪽이 좋으세요?
size-surer = 이것도 알려 주시면 더 정확해요: { $parts }
size-ask-take = { $size } 사이즈로 드릴까요?
size-above = *{ $title }* 사이즈표는 { $size } 사이즈({ $part } { $made })까지인데, 말씀하신 { $value }는 그보다 커요.
size-below = *{ $title }* 사이즈표는 { $size } 사이즈({ $part } { $made })부터인데, 말씀하신 { $value }는 그보다 작아요.
size-beyond = 사이즈표를 벗어나서 책임 있게 권해 드릴 수 있는 사이즈가 없어요. 비슷한 상품을 볼까요?
size-no-chart = *{ $title }* 상품은 신체 치수 표가 없어서 사이즈를 짐작해서 말씀드리지 않을게요.
size-not-sold = 이 상품은 { $size } 사이즈가 나오지 않아요. 비슷한 상품을 볼까요?
size-gone = { $size } 사이즈는 지금 품절이에요. 다시 들어오면 알려 드릴 수 있어요.
size-gone-in = { $chosen }, { $size } 사이즈는 지금 품절이에요.
size-other-colours = { $size } 사이즈는 { $values } 있어요. 이 중에서 고르시겠어요?
size-remembered = 다음에 사이즈를 찾을 때 쓰도록 기억해 둘게요. “내 치수 지워 줘”라고 하시면 지워요.
size-noted = 적어 뒀어요: { $values }. 사이즈를 찾을 때 쓰려고 기억해 둬요. “내 치수 지워 줘”라고 하시면 지워요.
size-of-which = 어떤 상품의 사이즈를 찾아 드릴까요?
sizes-known = 알려 주신 내용이에요: { $values }. 여기서 사이즈를 찾는 데만 써요.
sizes-known-none = 알고 있는 치수가 없어요.
sizes-forgotten = 치수를 지웠어요.
tap-my-size = 내 사이즈 찾기
tap-take-size = { $size } 선택
tap-see-chart = 사이즈표 보기
tap-forget-sizes = 지우기

### 비교
compare-title = { $n }. { $title }
compare-cell = { $n }: { $value }
compare-price = 가격 · { $cells }
compare-colours = 색상 · { $cells }
compare-material = 소재 · { $cells }
compare-sizes = 재고 사이즈 · { $cells }
compare-rating = 평점 · { $cells }
compare-warm = 따뜻하다는 후기 · { $cells }
attribute-name = { $kind ->
    [season] 계절
    [scent] 향
    [occasion] 용도
    [colour] 색상
    [style] 스타일
    [brand] 브랜드
    [gender] 대상
   *[other] { $name }
  }
compare-attribute = { attribute-name } · { $cells }
compare-weight = 무게 · { $cells }
compare-blank = 표시 없음
compare-gone = 품절
compare-unrated = 후기 없음
compare-alike = 매장 정보로는 이름 말고 다른 점이 없어요.
compare-of = { $read }개 중 { $count }개
compare-choose = 어느 쪽을 보시겠어요?
compare-which = 어떤 상품을 비교해 드릴까요? “첫 번째하고 세 번째”처럼 두세 개를 말씀해 주세요.
compare-nothing = 먼저 상품을 두세 개 찾아보고 나란히 보여 드릴게요. 무엇을 찾으세요?
compare-not-found = 두 상품을 모두 찾지는 못했어요. 상품 이름을 두세 개 알려 주시거나 “첫 번째하고 세 번째”처럼 말씀해 주세요.
compare-unstated = 매장에서 밝히지 않은 내용이라 짐작해서 말씀드리지 않을게요.
compare-same = 그 점은 같아요.
best-price-asc = *{ $title }* 상품이 가장 저렴해요.
best-price-desc = *{ $title }* 상품이 가장 비싸요.
best-rating = *{ $title }* 상품의 평점이 가장 높아요.
best-light = *{ $title }* 상품이 가장 가벼워요.
best-heavy = *{ $title }* 상품이 가장 무거워요.
best-warm = 매장 정보로는 *{ $title }* 상품이 가장 따뜻해요.
best-warm-told = 매장에서 밝힌 내용은 없지만, 따뜻하다는 후기는 *{ $title }* 상품에 가장 많아요.

### 여럿 가운데 하나
recommend-pick = 이 중에서는 *{ $title }* · { $price } 상품을 추천해요.
recommend-fits = 원하신 { $options } 옵션이 있어요.
recommend-rated-best = 이 중에서 평점이 가장 높아요: ★ { $rating } ({ $count }).
recommend-rated-only = 이 중에서 후기가 있는 유일한 상품이에요: ★ { $rating } ({ $count }).
recommend-rated-most = 이 중에서 후기가 가장 많고 평점도 좋아요: ★ { $rating } ({ $count }).
recommend-cheapest = 이 중에서 가격이 가장 낮아요.
recommend-other = 가격이 중요하시면 *{ $title }* · { $price } 상품도 있어요.
recommend-none = 후기나 가격으로는 차이가 없어서, 이유를 지어내지는 않을게요.
recommend-what = 네, 골라 드릴게요. 누구에게 드리거나 어디에 쓰실 건가요? 예산은 어느 정도인가요?

### 후기 집계
reviews-few = { $title }, 후기 { $count }개 · 평균 ★ { $rating }
reviews-counted = { $title } 후기 { $count }개, 평균 ★ { $rating }. { $read }개 중 { $fond }개가 별 4~5개예요.
topic-fit = 핏
topic-quality = 품질
topic-colour = 색상
topic-warmth = 보온
topic-comfort = 착용감
topic = { $name }: { $values }
said-fit-small = 작게 나왔어요 ({ $count })
said-fit-true = 딱 맞아요 ({ $count })
said-fit-large = 크게 나왔어요 ({ $count })
said-quality-good = 좋아요 ({ $count })
said-quality-bad = 아쉬워요 ({ $count })
said-colour-same = 사진과 같아요 ({ $count })
said-colour-other = 사진과 달라요 ({ $count })
said-warmth-warm = 따뜻해요 ({ $count })
said-warmth-cold = 따뜻하지 않아요 ({ $count })
said-comfort-good = 편해요 ({ $count })
said-comfort-bad = 불편해요 ({ $count })
review-for = 좋았던 점: ★{ $rating } “{ $text }” { $author }
review-against = 아쉬운 점: ★{ $rating } “{ $text }” { $author }
review-author-in = { $author } ({ $language ->
    [en] 영어로 쓴 후기
    [fr] 프랑스어로 쓴 후기
    [ko] 한국어로 쓴 후기
    [ru] 러시아어로 쓴 후기
   *[other] 다른 언어로 쓴 후기
  })

### Cart
added = { $count ->
    [1] 장바구니에 담았어요. { $what }, { $total }
   *[other] 장바구니에 담았어요. { $what } { $count }개, { $total }
  }
cart-comes-to = 장바구니 합계: { $total }
cart = { $count ->
   *[other] 장바구니에 { $count }개 있어요.
  }
cart-received = { $count ->
   *[other] 장바구니를 받았어요. 모두 { $count }개예요.
  }
cart-total = 합계 { $total }
cart-line = { $what } { $count }개 · { $total }
cart-empty = 장바구니가 비어 있어요.
cart-emptied = 장바구니를 비웠어요.
already-in-cart = 이미 장바구니에 있어요. { $what } { $count }개, { $total }
ask-checkout = 주문하시겠어요?
ask-change-cart = 장바구니를 확인해 볼까요?
changed = { $what }, { $count }개로 바꿨어요.
removed = { $what }, 장바구니에서 뺐어요.
how-many = { $what }, 지금 { $count }개예요. 몇 개로 바꿀까요?
which-line-change = 어떤 상품을 바꿀까요?
which-line-remove = 어떤 상품을 뺄까요?
only-so-many-left = { $count ->
   *[other] { $count }개만 남았어요. 그만큼 담을까요?
  }
gone-meanwhile = 방금 품절됐어요. 비슷한 상품을 보여 드릴 수 있어요.
not-sold = 더 이상 판매하지 않는 상품이에요. 비슷한 걸 찾아볼까요?
item-unknown = { $count ->
   *[other] 판매하지 않는 상품 { $count }개는 뺐어요.
  }
item-short = { $what }, { $count }개만 남아서 그만큼만 담았어요.

### 어울리는 것, 더 나은 것, 세트, 지난번과 같은 주문
suggestion = 잘 어울려요: { $title }, { $price }.
suggestion-from = 잘 어울려요: { $title }, { $price }부터.
suggestion-together = 함께 많이 사세요: { $title }, { $price }.
suggestion-together-from = 함께 많이 사세요: { $title }, { $price }부터.
no-more-suggestions = 네, 더는 추천하지 않을게요.
goes-with = 어울리는 상품이에요 ({ $title }):
goes-with-cart = 장바구니에 담긴 상품과 어울려요:
goes-with-nothing = 특별히 어울리는 상품을 찾지 못했어요 ({ $title }). { $shop } 직원에게 물어보실 수 있어요.
goes-with-nothing-cart = 장바구니와 특별히 어울리는 상품을 찾지 못했어요. { $shop } 직원에게 물어보실 수 있어요.
better = 한 단계 더 좋은 상품이에요 ({ $title } 대비):
better-nothing = 같은 종류 중에는 더 좋은 것이 없어요: { $title }.
why-alternative = 대신 추천해요
why-size = { $size } 있어요
why-size-price = { $size } 있고 가격이 비슷해요
why-price = 가격이 비슷해요
why-kind = 같은 종류예요
why-together = 함께 많이 사요
why-rated = 평점이 더 높아요
bundles = 따로 사는 것보다 저렴한 세트예요:
bundles-none = 지금은 세트 상품이 없어요.
bundle-price = { $price } (따로 사면 { $full })
bundle-saves = { $saved } 절약
bundle-item = { $count ->
    [1] { $what }
   *[other] { $what } { $count }개
  }
bundle-sold-out = 품절이에요: { $what }. 그래서 “{ $title }” 세트를 지금은 드릴 수 없어요. 장바구니에는 아무것도 담지 않았어요.
bundle-gone = 이 세트는 더 이상 판매하지 않아요.
bundle-added = “{ $title }” 세트를 장바구니에 담았어요: { $items }.
bundle-applied = “{ $title }” 세트 할인: −{ $saved }
same-again = { $day } 주문 { $number }의 상품이에요. 오늘 기준이에요:
same-again-some = { $day } 주문 { $number }에서 고른 상품이에요. 오늘 기준이에요:
again-same = { $what } { $count }개 · 개당 { $price }, 그대로예요
again-dearer = { $what } { $count }개 · 지금 개당 { $price }, 전에는 { $was }
again-short = { $what } { $count }개 · { $left }개만 남았어요, 개당 { $price }
again-gone = { $what } · 품절
again-unsold = { $what } · 판매 종료
again-comes-to = 모두 { $total }이에요.
ask-again = 장바구니에 담을까요?
again-all-gone = 지금은 모두 구하실 수 없어요.
again-no-such = 주문 내역에서 찾지 못했어요.
again-filled = 오늘 가격으로 장바구니에 담았어요:
tap-add-too = 이것도 담기
tap-see-too = 이것 보기
tap-no-extras = 괜찮아요
tap-bundle = 세트로 담기
tap-again = 장바구니에 담기

### Checkout
ask-address = 받으실 분과 주소를 한 번에 보내 주세요. 예: 김민지, 서울시 마포구 월드컵로 12, 101호, 03991
ask-address-again = 받으실 분 성함과 주소를 알려 주세요.
ask-name = 받으실 분 성함을 알려 주세요.
ask-lines = 도로명과 건물 번호를 알려 주세요.
ask-city = 어느 도시인가요?
ask-region = 어느 지역(도/주)인가요?
ask-postcode = 우편번호를 알려 주세요.
ask-country = 어느 나라인가요?
ask-phone = 배송 기사님이 연락할 전화번호를 알려 주세요.
wrong-postcode = 우편번호가 맞지 않는 것 같아요({ $country }). 다시 알려 주세요.
wrong-region = 확인되지 않는 지역이에요. 다시 알려 주세요.
wrong-phone = 전화번호가 맞지 않는 것 같아요. 다시 알려 주세요.
wrong-country = 확인되지 않는 나라예요. 다시 알려 주세요.
goes-to = 이 주소로 보내 드릴게요.
    { $address }
read-back = 이 주소로 보내 드릴게요.
    { $address }
    맞나요?
ask-saved-address = 지난번 주소로 보내 드릴까요?
    { $address }
not-served = 아직 배송하지 않는 나라예요: { $country }
no-delivery-there = 그 주소로는 배송할 수 없어요. 다른 주소로 보낼까요?
which-delivery = 배송 방법을 골라 주세요.
delivery-days = { $least }~{ $most }일
delivery-days-one = { $days ->
   *[other] { $days }일
  }
which-payment = 어떻게 결제하시겠어요?
which-payment-again = 결제하실 금액: { $total }. 어떻게 결제하시겠어요?
ask-cash = 받으실 때 현금으로 { $total } 내시면 돼요. 주문을 넣을까요?
sum-line = { $what } { $count }개 · { $total }
sum-discount = 할인 · −{ $amount }
sum-delivery = { $name } · { $amount }
sum-delivery-free = { $name } · 무료
sum-tax = 세금 · { $amount }
sum-tax-included = 세금 포함 · { $amount }
sum-total = *합계 · { $total }*
no-payment-way = 지금은 여기서 결제할 수 있는 방법이 없어요. { $shop } 상담원이 도와드릴 수 있어요.
pay-here = 상품은 잠시 보관해 둘게요. 안전한 결제 페이지에서 { $total } 결제해 주세요.
order-placed-cash = 감사합니다. 주문(*{ $number }*)이 접수됐어요. 받으실 때 { $total } 내시면 돼요.
order-next = 출발하면 알려 드릴게요.
checkout-short = 장바구니 상품 중 하나가 { $count }개만 남아서 원하신 수량보다 적어요.
checkout-gone = 장바구니 상품 중 하나가 방금 품절됐어요. 결제는 되지 않았어요.
checkout-trouble = 주문을 계속할 수 없었어요. 결제는 되지 않았고 장바구니는 그대로예요.
is-paid = 네, 주문(*{ $number }*)은 { $total } 결제가 확인됐어요.
is-cash = 주문(*{ $number }*)이 접수됐어요. 받으실 때 { $total } 내시면 돼요.
not-paid-yet = 아직 결제가 확인되지 않았어요.
order-waits = 결제가 끝나면 주문이 들어가요.
nothing-to-pay = 기다리는 결제가 없어요.

### Delivery and payment, as such
delivery-info = 배송 방법이에요.
delivery-info-to = { $country } 배송 방법이에요.
delivery-row = { $name } · { $told }
delivery-unknown = 보내는 곳에 따라 달라요. 결제 전에 금액을 보여 드리고, 상담원에게 물어보셔도 돼요.
pays-both = 안전한 결제 페이지에서 카드로 결제하시거나, 받으실 때 현금으로 내실 수 있어요.
pays-online = 안전한 결제 페이지에서 카드로 결제해요.
pays-cash = 받으실 때 현금으로 내시면 돼요.

### Orders
order = 주문 *{ $number }* · { $day } · { $total }
which-order = { $count ->
   *[other] 진행 중인 주문이 { $count }건이에요. 어떤 주문을 말씀하시는 건가요?
  }
which-order-cancel = 어떤 주문을 취소할까요?
no-orders = 아직 주문하신 내역이 없어요.
no-such-order = 주문번호 { $number } 내역이 없어요. 번호를 다시 알려 주세요.
state-cancelled = 취소됨
state-due = 결제 대기
state-open = 상품 준비 중
state-packed = 포장 완료
state-part-shipped = 일부 배송 중
state-shipped = 배송 중
state-delivered = 배송 완료
state-returned = 반품됨
parcel = { $carrier }, 운송장 번호 { $number }
parcel-plain = 배송 중이에요.
parcel-scan = { $place ->
    [none] { $carrier } { $number }: { $what }
   *[other] { $carrier } { $number }: { $what }, { $place }
  }
scan-picked-up = 택배사 인수
scan-arrived = 물류센터 도착
scan-customs = 통관 중
scan-lost = 분실
scan-other = 배송 중
scan-in-transit = 이동 중
scan-out-for-delivery = 배송 출발
scan-delivered = 배송 완료
scan-delayed = 배송 지연
scan-failed-attempt = 배송 실패, 다시 방문 예정
scan-returned = 반송 중
ask-cancel = 주문(*{ $number }*, { $total })을 취소할까요? 취소하면 되돌릴 수 없어요.
ask-cancel-paid = 주문(*{ $number }*)을 취소하고 { $total } 환불받으시겠어요? 취소하면 되돌릴 수 없어요.
kept-order = 네, 주문(*{ $number }*)은 그대로 둘게요.
cancelled = 주문(*{ $number }*)을 취소했어요. 내실 금액은 없어요.
cancelled-refund = 주문(*{ $number }*)을 취소했어요. { $amount } 환불은 결제하신 수단으로 돌려드리고, 보통 며칠 걸려요.
cancelled-already = 주문(*{ $number }*)은 이미 취소됐어요.
cancel-too-late-now = 이미 출발해서 취소할 수 없어요. 반품은 상담원이 도와드릴 수 있어요.

### Leaving and coming back
one-moment = 잠시만 기다려 주세요. 곧 답을 드릴게요.
opted-out = 이제 { $shop }에서 주문 안내 외에는 메시지를 보내지 않아요. 다시 받으시려면 “시작”이라고 보내 주세요.
opted-in = 다시 { $shop } 메시지를 받으실 수 있어요. “수신거부”라고 보내시면 언제든 그만 보내요.
opted-in-already = { $shop } 메시지를 받고 계세요. “수신거부”라고 보내시면 언제든 그만 보내요.

### Things without words
heard-voice = 음성 메시지는 아직 들을 수 없어요. 글로 보내 주시겠어요?
heard-sticker = 감사해요. 다만 저는 글만 읽을 수 있어요.
heard-picture = 사진 보내 주셔서 감사해요. 아직 사진은 볼 수 없어서요, 무엇을 찾으시는지 글로 알려 주시겠어요?
heard-video = 보내 주셔서 감사해요. 아직 영상은 볼 수 없어서요, 무엇을 찾으시는지 글로 알려 주시겠어요?
heard-document = 파일은 읽을 수 없어요. 필요하신 걸 글로 알려 주시겠어요?
heard-location = 감사해요. 배송은 주소로 해요. 주문하실 때 주소를 알려 주세요.
tap-fill-in = 주소 입력하기
form-address = 배송지
form-name = 받는 분 성함
form-line = 도로명 주소
form-more = 동, 호수, 회사명
form-postcode = 우편번호
form-city = 시·군·구
form-region = 시·도
form-country = 국가
form-phone = 연락처
form-next = 다음
form-delivery = 배송 방법
form-done = 완료
ask-place = 아래 버튼을 눌러 배송 위치를 보내 주세요. 위치는 기사님께 안내되고, 이어서 주소를 여쭤볼게요.
heard-place = 감사해요. 위치를 기사님께 전달할게요.
heard-form = 감사해요. 답변 잘 받았어요.
heard-contact = 감사해요. 연락처는 아직 쓸 수 없어요. 필요하신 걸 글로 알려 주세요.
heard-call = 전화해 주셨네요. 이 번호로는 통화를 받을 수 없어요. 필요하신 걸 여기에 글로 남겨 주시면 바로 답해 드릴게요.
heard-unsupported = 읽을 수 없는 형식으로 왔어요. 글로 보내 주시겠어요?

### On our own accord
tell-paid = 감사합니다. { $total } 결제가 확인됐어요. 주문(*{ $number }*)을 준비할게요.
tell-placed-cash = 주문(*{ $number }*)이 접수됐어요. 받으실 때 { $total } 내시면 돼요.
tell-payment-failed = 결제가 되지 않았고, 빠져나간 금액은 없어요. 장바구니는 그대로예요. 다시 시도하시거나 다른 방법을 골라 주세요.
tell-late-refunded = 상품이 품절된 뒤에 { $total } 결제가 들어와서 전액 환불해 드렸어요.
tell-paid-twice = 이미 결제하신 상품에 { $total } 결제가 한 번 더 들어와서 두 번째 결제는 환불해 드렸어요.
tell-unordered-refunded = { $total } 결제로는 주문을 받을 수 없어 전액 환불해 드렸어요.
tell-packed = 주문(*{ $number }*) 포장을 마쳤어요.
tell-shipped = 주문(*{ $number }*)이 출발했어요. { $carrier }, 운송장 번호 { $tracking }
tell-shipped-plain = 주문(*{ $number }*)이 출발했어요.
tell-out-for-delivery = 주문(*{ $number }*)이 오늘 도착해요.
tell-delayed = 주문(*{ $number }*) 배송이 늦어지고 있어요. 다시 움직이면 알려 드릴게요.
tell-failed-attempt = 택배 기사님이 방문했지만 주문(*{ $number }*)을 전해 드리지 못했어요. 다시 방문할 예정이에요.
tell-lost = 택배사에서 주문(*{ $number }*) 상품을 찾지 못하고 있어요. { $shop } 상담원이 확인하고 있어요.
tell-returned = 주문(*{ $number }*) 상품이 저희에게 돌아오고 있어요. { $shop } 상담원이 연락드릴게요.
tell-delivered = 주문(*{ $number }*)이 배송됐어요. 문제가 있으면 여기로 알려 주세요.
tell-cancelled = 주문(*{ $number }*)이 취소됐어요.
tell-refunded = 주문(*{ $number }*)의 { $amount } 환불이 처리됐어요. 은행에 표시되기까지 며칠 걸릴 수 있어요.
tell-refunded-plain = { $amount } 환불이 처리됐어요. 은행에 표시되기까지 며칠 걸릴 수 있어요.

### Things to tap: buttons at most 20 characters
tap-see = 고르기
tap-see-it = 보기
tap-add = 장바구니에 담기
tap-take = { $count }개 담기
tap-take-some = { $count }개 담기
tap-opt = 고르기
tap-reviews = 후기
tap-sizes = 사이즈
tap-photos = 사진 더 보기
tap-details = 자세히
tap-keep = 더 둘러보기
tap-more = 더 보기
tap-cheaper = 더 저렴한 것
tap-browse = 상점 둘러보기
tap-cart = 장바구니 보기
tap-one-more = 하나 더
tap-checkout = 주문하기
tap-change = 바꾸기
tap-remove = 빼기
tap-similar = 비슷한 상품
tap-other-option = 다른 옵션
tap-amount = { $amount }
tap-any-price = 가격 상관없음
tap-right = 맞아요
tap-change-address = 고칠게요
tap-same-address = 네, 여기로
tap-other-address = 다른 주소
tap-pay-online = 온라인 결제
tap-cash = 받을 때 현금으로
tap-pay-now = 결제하기
tap-pay-again = 다시 시도
tap-orders = 내 주문
tap-order = 주문 조회
tap-track = 배송 조회
tap-receipt = 주문 보기
tap-cancel = 주문 취소
tap-cancel-yes = 네, 취소할게요
tap-keep-order = 그대로 둘게요
tap-person = 상담원 연결
tap-back = 주문 계속하기
open-list = 고르기
open-products = 상품 보기

### 주문을 바꾸는 일
service-which-order = 어느 주문을 말씀하시나요?
service-which-return = 어떤 상품을 반품하시겠어요?
service-which-swap = 어떤 상품을 바꾸시겠어요?
service-which-cancel-some = 어떤 상품을 취소할까요?
service-of-order = 주문 { $number }, { $day }
service-why = { $what }, 어떤 점이 문제인가요?
reason-too-small = 작아요
reason-too-big = 커요
reason-not-as-expected = 생각과 달라요
reason-damaged = 파손됐어요
reason-wrong-item = 다른 상품이 왔어요
reason-changed-mind = 단순 변심이에요
reason-other = 다른 이유예요
service-which-option = { $kind ->
    [size] { $what } 대신 어떤 사이즈로 할까요?
    [colour] { $what } 대신 어떤 색상으로 할까요?
   *[other] { $what } 대신 어떤 것으로 할까요?
  }
service-which-method = 환불은 어떻게 받으시겠어요?
service-credit-more = 적립금으로 받으시면 { $percent }% 더 드려요.
credit-bonus = { $percent }% 추가
ask-return = { $count ->
   *[other] { $what } { $count }개를 반품 접수할까요?
  }
return-gives = 상품이 도착하면 결제하신 방법으로 { $amount } 환불해 드려요.
return-gives-credit = 상품이 도착하면 적립금 { $amount } 드려요.
return-fee = 수수료 { $amount } 뺀 금액이에요.
return-postage = 반품 배송비 { $amount } 뺀 금액이에요.
return-free = 반품 배송비는 무료예요.
return-open = 주문 *{ $number }* 상품 { $what } 반품을 접수했어요.
return-send-to = 이 주소로 보내 주세요.
    { $address }
return-label-follows = 반품 송장을 곧 보내 드릴게요.
return-by-person-next = { $shop } 상담원이 보내는 방법을 알려 드릴 거예요.
return-then = 도착하면 알려 드리고, 결제하신 방법으로 { $amount } 환불해 드릴게요.
return-then-credit = 도착하면 알려 드리고, 적립금 { $amount } 드릴게요.
ask-swap = { $count ->
   *[other] { $what } { $count }개를 { $new }(으)로 바꿀까요?
  }
ask-exchange = { $count ->
   *[other] { $what } { $count }개를 { $new }(으)로 교환할까요? 새 상품은 따로 보관해 두고, 보내신 상품이 도착하면 출발해요.
  }
swap-same-price = 가격은 같아요.
swap-cheaper = 더 저렴해서 { $amount } 돌려드려요.
swap-cheaper-due = 더 저렴해서 받으실 때 { $amount } 덜 내시면 돼요.
swap-dearer = { $amount } 더 비싸서 차액은 안전한 결제 페이지에서 내시면 돼요.
swap-dearer-due = { $amount } 더 비싸서 받으실 때 함께 내시면 돼요.
swapped = 바꿨어요. 주문 *{ $number }* 상품은 이제 { $new }예요.
swapped-back = { $amount } 돌려드려요.
swap-pay = { $new } 상품을 하루 동안 보관해 드려요. 안전한 결제 페이지에서 { $amount } 결제하시면 바로 바꿔 드려요.
swap-sold-out = { $what } 지금은 품절이에요.
swap-nothing = 지금은 { $what } 대신 바꿔 드릴 상품이 없어요. 상담원이 더 알아봐 드릴 수 있어요.
swap-gone = 방금 품절돼서 아무것도 바꾸지 않았어요.
exchange-open = 접수했어요. { $new } 상품을 보관해 두고, { $what } 상품이 도착하면 보내 드릴게요.
ask-cancel-line = { $count ->
   *[other] 주문 *{ $number }*에서 { $what } { $count }개를 취소할까요?
  }
cancel-line-back = { $amount } 돌려드려요.
cancel-line-due = 나머지를 받으실 때 { $amount } 덜 내시면 돼요.
line-cancelled = 주문 *{ $number }*에서 { $what } 상품을 취소했어요. { $amount } 며칠 안에 결제하신 곳으로 돌려드려요.
line-cancelled-due = 주문 *{ $number }*에서 { $what } 상품을 취소했어요. 나머지를 받으실 때 { $amount } 덜 내시면 돼요.
line-cancelled-credit = 주문 *{ $number }*에서 { $what } 상품을 취소했어요. 적립금 { $amount } 늘었어요.
cancelled-credit = 주문(*{ $number }*)을 취소했어요. 적립금 { $amount } 늘었어요.
ask-cancel-undo = 주문(*{ $number }*, { $total })을 취소할까요?
ask-cancel-paid-undo = 주문(*{ $number }*)을 취소하고 { $total } 돌려받으시겠어요?
cancel-left = 주문(*{ $number }*)은 이미 출발해서 취소할 수 없어요. 도착하면 반품하실 수 있어요.
cancel-left-return = 주문(*{ $number }*)은 이미 출발해서 취소할 수 없어요. 반품은 하실 수 있어요.
offer-cancel-instead = 아직 출발하지 않았어요. 대신 { $what } 상품을 취소할까요?
offer-return-instead = { $what } 반품은 가능해요. 그렇게 할까요?
left-as-it-is = 네, 그대로 둘게요.
ask-new-address = 주문 *{ $number }* 상품을 어디로 보내 드릴까요? 받으실 분과 주소를 한 번에 보내 주세요.
address-changed = 주문 *{ $number }* 상품을 이제 여기로 보내 드려요.
    { $address }
address-costs = 그곳은 세금이나 배송비가 달라서 상담원이 확인해야 해요. 연결해 드릴까요?
undo-possible = { $minutes }분 동안은 "되돌리기"라고 쓰시면 취소돼요.
waits-undo = { $minutes }분 뒤에 주문 *{ $number }* 건을 처리할게요. 그 전에는 "되돌리기"로 취소하실 수 있어요.
waits-person = 주문 *{ $number }* 건은 제가 결정할 수 있는 금액이 아니에요. { $shop } 상담원이 확인하고, 결정되면 알려 드릴게요.
undone = 되돌렸어요. 주문 *{ $number }* 건은 그대로예요.
undo-nothing = 되돌릴 수 있는 변경이 없어요.
undo-too-late = 이미 처리돼서 되돌릴 수 없어요. 상담원이 도와드릴 수 있어요.
service-trouble = 처리하지 못했고, 바뀐 것은 없어요. 상담원이 확인해 드릴 수 있어요.
why-cancelled = 주문 *{ $number }* 건은 취소됐어요.
why-packed = 주문 *{ $number }* 상품은 이미 포장돼서 바꿀 수 없어요.
why-left = 주문 *{ $number }* 상품은 이미 출발해서 바꿀 수 없어요.
why-never = { $shop }에서는 제공하지 않아요.
why-nothing-left = 주문 *{ $number }*에는 해당하는 상품이 남아 있지 않아요.
why-not-there = { $what } 상품이 아직 도착하지 않았어요. 도착하면 말씀해 주세요. 그때 반품하실 수 있어요.
why-not-there-order = 주문 *{ $number }* 상품이 아직 도착하지 않았어요. 도착하면 말씀해 주세요. 그때 반품하실 수 있어요.
why-too-late = { $what } 상품은 도착 후 { $days }일 동안 반품하실 수 있었는데, 기간이 지났어요.
why-category = { $what } 상품은 반품할 수 없는 상품이에요.
why-under-way = { $what } 상품은 이미 저희에게 오는 중이에요.
why-unpaid = 주문 *{ $number }* 건은 아직 결제되지 않아서 상담원이 확인해야 해요.
why-waits = 주문 *{ $number }*에 이미 대기 중인 변경이 있어요. "되돌리기"로 취소하실 수 있어요.
why-costs-more = 차액이 있는데 여기서는 받을 방법이 없어요. 상담원이 도와드릴 수 있어요.
refund-asked = 주문 *{ $number }* 환불 금액 { $amount }, { $day }부터 진행 중이에요.
refund-done = 주문 *{ $number }* 환불 금액 { $amount }, { $day }에 보내 드렸어요. 은행에 표시되기까지 며칠 걸려요.
refund-failed = 주문 *{ $number }* 환불 금액 { $amount } 보내지 못했어요. 상담원이 확인하고 있어요.
refund-credit = 주문 *{ $number }* 건으로 { $day }에 적립금 { $amount } 드렸어요.
refund-waits = 주문 *{ $number }* 반품 상품이 아직 도착하지 않았어요. 도착하면 환불해 드릴게요.
refund-none = 환불 내역이 없어요.
credit-balance = 적립금 { $amount } 있어요.
credit-none = 적립금이 없어요.
terms-returns = { $days ->
   *[other] 도착 후 { $days }일 안에 반품하실 수 있어요.
  }
terms-postage = 반품 배송비는 { $amount }이고, 저희 잘못이면 무료예요.
terms-postage-free = 반품 배송비는 무료예요.
terms-exchange = 다른 사이즈나 색상으로 교환하실 수도 있어요. 어떤 상품인지 말씀해 주세요.
terms-never = 반품할 수 없는 상품: { $what }.
terms-no-returns = { $shop }에서는 상품에 문제가 있을 때만 반품을 받아요. 그때는 상담원이 도와드려요.
tell-return-labelled = 주문 *{ $number }* 반품 송장을 보내 드려요.
tell-return-received = 주문 *{ $number }* 반품 상품이 도착했어요. 결제하신 방법으로 { $amount } 환불해 드려요.
tell-return-received-plain = 주문 *{ $number }* 반품 상품이 도착했어요. 감사합니다.
tell-return-exchanged = 주문 *{ $number }* 반품 상품이 도착했어요. 새 상품이 곧 출발해요.
tell-store-credit = 주문 *{ $number }* 건으로 적립금 { $amount } 늘었어요.
tell-address-changed = 주문 *{ $number }* 상품을 말씀하신 새 주소로 보내 드려요.
tell-order-changed = 주문 *{ $number }* 건을 말씀하신 대로 바꿨어요.
tell-not-changed = 주문 *{ $number }* 건은 더 이상 바꿀 수 없어서 그대로예요.
tell-not-changed-unpaid = 주문 *{ $number }* 차액이 제때 결제되지 않아서 그대로 두었어요.
tell-not-changed-refused = { $shop } 상담원이 주문 *{ $number }* 요청을 확인했지만 들어드리지 못했어요.
tell-late = 주문 *{ $number }* 상품이 { $day }까지 도착했어야 하는데 아직이에요. 죄송합니다. 계속 지켜보고 움직이면 알려 드릴게요. 원하시면 지금 상담원이 확인해 드려요.
tell-silent = 주문 *{ $number }* 상품의 배송 소식이 { $days }일째 없어요. 죄송합니다. 계속 지켜보고 움직이면 알려 드릴게요. 원하시면 지금 상담원이 확인해 드려요.
tap-original = 결제한 방법으로
tap-store-credit = 적립금으로
tap-do-it = 네, 해 주세요
tap-leave-it = 아니요, 그대로요
tap-cancel-it = 네, 취소할게요
tap-send-back = 반품하기
tap-undo = 되돌리기
tap-undo-return = 반품 안 할게요
tap-label = 송장 열기

# Saved cards
ask-saved-card = { $card } ••{ $last4 } 카드로 { $total } 결제할까요?
charging = 고맙습니다. { $card } ••{ $last4 } 카드로 { $total } 결제하고 있어요. 곧 여기에서 알려 드릴게요.
card-not-by-word = 이 주문은 답장만으로 이 카드에 청구할 수 없어요.
cards-forgotten = 처리했어요. 저장된 카드로는 더 이상 결제되지 않고, 카드 정보도 지웠어요.
no-cards-saved = 저장된 카드가 없어서 청구될 것도 없어요.
tell-card-kept = { $card } ••{ $last4 } 카드를 저장했어요. 다음부터는 합계를 보신 뒤 “네”라고만 답하시면 돼요. 그만두시려면 언제든 “카드 삭제”라고 보내 주세요.
tell-card-asks-you = 은행에서 본인 확인이 필요하다고 해요. 아직 청구된 금액은 없어요. 보안 페이지에서 { $total } 결제해 주세요.
tell-card-declined = 저장된 카드로 결제되지 않았고, 청구된 금액도 없어요. 보안 페이지에서 다른 카드로 { $total } 결제하실 수 있어요.
tell-card-over = 저장된 카드로 결제되지 않았고, 청구된 금액도 없어요. 장바구니는 그대로 있으니 다시 시도하거나 다른 방법을 골라 주세요.
save-card-here = 결제사의 보안 페이지에서 카드를 저장하실 수 있어요. 비용은 들지 않고, 카드 번호는 저희에게 전달되지 않아요.
save-card-means = 카드를 저장하시면, 여기에서 주문하시면서 합계에 “네”라고 답하실 때 { $shop }에서 그 페이지를 거치지 않고 결제하는 데 동의하시는 거예요. 한 번 주문에 { $order }을 넘지 않아요.
save-card-end = “저장된 카드 보여 주세요”라고 하시면 저장된 카드를 보여 드리고, “카드 삭제”라고 하시면 언제든 지워 드려요.
tap-save-card = 카드 저장하기
keeps-no-cards = 이 대화에서는 { $shop }에 카드를 저장해 드릴 수 없어요. 주문하실 때마다 안전하게 결제하시면 돼요.
cards-kept = 결제사에 저장된 카드예요.
card-line = { $card } ••{ $last4 }, 유효기간 { $until }
card-line-over = { $card } ••{ $last4 }, 유효기간 지남
card-that-pays = 여기에서 “네”라고 답해 구매하시면 첫 번째 카드로 결제돼요.
no-cards-kept = 저장된 카드가 없어요.
which-card = 어느 카드를 지울까요?
not-such-card = 그 카드는 저장되어 있지 않아요. 이 중에서 어느 카드를 지울까요?
tap-forget-card = ••{ $last4 } 지우기
tap-forget-all-cards = 모두 지우기
card-forgotten = 처리했어요. { $card } ••{ $last4 } 카드를 지웠고, 더 이상 결제되지 않아요.
card-was-forgotten = 그 카드는 이미 지워졌어요.
tell-card-not-kept = 카드를 저장하지 못했고, 청구된 금액도 없어요. 다시 시도하시거나 다른 카드로 해 보셔도 돼요.
tap-try-again = 다시 시도
tap-charge-card = ••{ $last4 } 카드 결제
tap-other-way = 다른 방법으로
tell-invoice = 청구서 { $label } 보내 드려요.
tell-credit-note = 환불 확인서 { $label } 보내 드려요.
tap-by-invoice = 청구서로 결제
ask-by-invoice = { $total } 청구서로 결제하시게 돼요. 주문할까요?
order-placed-invoice = 고맙습니다. 주문 *{ $number }* 접수됐어요. { $total } 청구서에 결제 기한이 적혀 있어요.
is-invoiced = 주문 *{ $number }* 청구서 결제예요. 아직 { $total } 남아 있어요.
below-least = 귀사는 { $least }부터 주문하실 수 있어요. 더 담아 볼까요?

### 한 고객의 두 대화
link-text = WhatsApp에서 이어가기: 코드 { $code }
linked = 이 대화와 홈페이지 채팅이 연결되었습니다. 장바구니와 주문 내역을 함께 이용하실 수 있습니다.
linked-there = 이제 WhatsApp에서도 이어서 이용하실 수 있습니다. 장바구니와 주문 내역은 양쪽이 같습니다.
link-unknown = 이미 사용되었거나 만료된 코드입니다. 홈페이지 채팅에서 새 코드를 받아 주세요.
link-refused = 다른 고객 계정의 코드이므로 연결하지 않았습니다.
unlinked = 연결을 해제했습니다. 홈페이지 채팅과 이 대화는 다시 따로 이용하시게 됩니다.
tap-not-me = 제가 아닙니다

### 재입고 알림
tap-want-back = 재입고 알림 받기
want-back-noted = { $what } 상품이 다시 들어오면 여기로 알려 드리겠습니다.
want-back-there = { $what } 상품은 지금 구매하실 수 있습니다.
back-in-stock = 요청하신 { $what } 상품이 다시 들어왔습니다.

# 결제할 때 쓰는 적립금
ask-use-credit = 합계는 { $total }이고, 적립금 { $there } 있어요. 이번 주문에 사용할까요?
credit-how = 주문하실 때 “적립금 사용”이라고 말씀해 주세요.
sum-credit = 적립금 · −{ $amount }
sum-credit-of = 적립금 · −{ $amount } (보유 { $there })
sum-to-pay = *결제하실 금액 · { $amount }*
ask-covered = 적립금으로 전액 결제돼요. 주문을 넣을까요?
tell-placed-paid = 감사합니다. 주문(*{ $number }*)이 접수됐고, 더 내실 금액은 없어요.
tap-use-credit = 적립금 사용
tap-not-credit = 나중에 쓸게요
tap-place-order = 주문하기

# 할인 코드
ask-code = 코드를 적어 주세요.
code-takes-off = 코드 { $label } 적용으로 { $amount } 할인돼요.
code-on = 코드 { $label } 적용했어요. 배송비에 반영돼요.
code-gone = 코드를 뺐어요.
code-none = 장바구니에 적용된 코드가 없어요.
code-no-cart = 장바구니가 비어 있어요. 먼저 상품을 고르신 뒤에 코드를 말씀해 주세요.
code-unknown = 등록되지 않은 코드예요. 다시 한번 확인해 주세요.
code-not-yet = 아직 사용할 수 없는 코드예요.
code-over = 기간이 지난 코드예요.
code-used-up = 이미 사용된 코드예요.
code-goods = 장바구니 상품에는 쓸 수 없는 코드예요.
code-minimum = { $least } 이상 주문하실 때 쓸 수 있는 코드예요.
code-too-many = 등록되지 않은 코드가 여러 번 입력됐어요. 한 시간 뒤에 다시 시도하시거나 상담원에게 문의해 주세요.
sum-code = 코드 { $label } · −{ $amount }
sum-code-delivery = 코드 { $label } · 배송

# 기한이 지난 청구서
tell-overdue = 안내드려요. 주문 *{ $number }* 건의 { $amount } 입금 기한이 { $day }이었어요. 이미 송금하셨다면 이 메시지는 넘어가 주세요.
tell-overdue-again = 주문 *{ $number }* 건의 { $amount } 입금이 아직 확인되지 않았어요. 기한은 { $day }이었어요. 청구서에 필요한 내용이 있으면 말씀해 주세요.

# 회사 명의 구매
ask-company = 회사 이름과 사업자등록번호를 한 번에 적어 주세요. 예: 바이런 웍스, 123-45-67890
ask-company-number = 사업자등록번호를 확인하지 못했어요. 서류에 적힌 대로 다시 적어 주세요.
ask-company-name = 회사 이름은 어떻게 되나요?
company-noted = { $name }, 사업자등록번호 { $number } 명의로 접수할게요. 청구서에 함께 표시돼요.
company-known = 이미 등록된 회사예요. { $shop } 담당자의 확인이 필요해요. 담당자에게 연결해 드릴까요?
company-not = 알겠습니다. 개인 명의로 진행할게요.
tap-not-company = 회사 아님
sum-vat-asking = 세금 포함: EU 부가세 등록부에서 { $number } 확인을 기다리고 있어요. 결과는 여기에서 알려 드릴게요.
sum-vat-confirmed = 세금 없음: { $number } 확인이 끝나 세금은 귀사에서 직접 신고하시면 돼요(역과세).
sum-vat-denied = 세금 포함: EU 부가세 등록부에서 { $number } 번호가 확인되지 않았어요.
sum-vat-unreachable = 세금 포함: EU 부가세 등록부가 응답하지 않아 { $number } 번호를 확인하지 못했어요.
tell-vat-confirmed = EU 부가세 등록부에서 { $number } 번호가 확인됐어요. 세금은 귀사에서 직접 신고하시면 돼요.
tell-vat-confirmed-total = EU 부가세 등록부에서 { $number } 번호가 확인되어 세금을 뺐어요. 새 합계는 { $total }입니다.
tell-vat-confirmed-paying = EU 부가세 등록부에서 { $number } 번호가 확인됐어요. 지금 결제 금액에는 아직 세금이 들어 있으니, 다시 주문하시면 세금 없이 계산해 드릴게요.
tell-vat-denied = EU 부가세 등록부에서 { $number } 번호가 확인되지 않아 세금이 그대로 포함돼요. 번호가 잘못됐다면 담당자가 고쳐 드릴 수 있어요.
tell-vat-unreachable = 지금 EU 부가세 등록부가 응답하지 않아 세금이 그대로 포함돼요. 다음 주문 때 다시 확인할게요.
### 매장의 답변, 그리고 상품 안내
faq-source = _{ $shop }: "{ $question }"_
faq-other-language = 이 답변은 다른 언어로만 있습니다.
faq-perhaps = 이 중에 찾으시는 질문이 있나요?
faq-gone = 그 답변은 이제 없습니다. { $shop } 직원이 알려 드릴 수 있습니다.
faq-asked-person = 제가 알지 못하는 내용이라 짐작으로 말씀드리지 않겠습니다. { $shop } 직원에게 질문을 전달했으며, 여기로 답변드릴 거예요.
help-guide = { $title } 안내에 이렇게 나와 있습니다: "{ $quote }"
help-description = { $title } 설명에 이렇게 나와 있습니다: "{ $quote }"
attribute-inside = { $kind ->
    [season] 계절
    [scent] 향
    [occasion] 용도
    [colour] 색상
    [style] 스타일
    [brand] 브랜드
    [gender] 대상
   *[other] { $name }
  }
help-attribute = { $title }, { attribute-inside }: { $quote }
help-material = { $title } 소재: { $quote }
help-care = { $title } 관리: "{ $quote }"
help-age = { $title }, 나이(세): { $quote }
help-row = { $title }, { $column } { $cell }:
help-reviews = 후기 { $read }개 중 { $count }개에서 이야기합니다:
help-unsaid = { $title }에 대해서는 매장 안내에 나와 있지 않습니다.
help-outside = { $title }의 표에는 그 값이 없습니다.
help-ask-person = 직원에게 물어볼까요?
help-as-you-like = 네, 알겠습니다.
tap-none-of-these = 여기에 없어요
tap-ask-person = 직원에게 묻기
tap-no-thanks = 괜찮아요

### 선물과 날짜
noted-likes = { $own ->
    [yes] 기억해 둘게요. 좋아하시는 것: { $what }
   *[no] 기억해 둘게요. { $who }: { $what } 좋아하심
  }
noted-dislikes = { $own ->
    [yes] 기억해 둘게요. 피하실 것: { $what }
   *[no] 기억해 둘게요. { $who }: { $what } 제외
  }
noted-day = { $own ->
    [yes] 기억해 둘게요. { $what }: { $day }
   *[no] 기억해 둘게요. { $who } { $what }: { $day }
  }
day-birthday = 생일
day-anniversary = 기념일
too-much-to-remember = 더는 기억해 둘 수 없어요. 먼저 지울 것이 있을까요?
who-do-you-mean = 어느 분 말씀이세요? 예를 들어 "엄마는 백합 알레르기가 있어요"처럼 알려 주세요.
remembered-self = *고객님*
remembered-of = *{ $who }*
fact-likes = 좋아하시는 것: { $what }
fact-dislikes = 피하실 것: { $what }
fact-day = { $what }: { $day }
fact-address = { $address }
nothing-remembered = 기억해 둔 것이 없어요.
forgotten = 모두 지웠어요. 이미 하신 주문의 배송지는 남아 있어요.
tap-forget = { $who } 정보 지우기
tap-forget-me = 내 정보 지우기
found-without = “{ $what }”에 맞는 상품은 없어서 그 말은 빼고 찾았어요.
left-out = 말씀하신 대로 { $what }은(는) 뺐어요.
for-them = 네, 받으실 분: { $who }
what-shall-it-be = 어떤 것을 보내 드릴까요?
note-kept = 카드에 이렇게 적을게요: "{ $note }"
ask-address-of = 받으실 분: { $who }. 성함과 주소를 한 번에 보내 주세요.
ask-address-again-of = 받으실 분({ $who })의 성함과 주소를 알려 주세요.
ask-saved-address-of = 받으실 분: { $who }. 이 주소로 보내 드릴까요?
    { $address }
which-day = 언제 도착하면 좋을까요?
on-day = { $day }
day-not-held = { $day }에는 배송해 드릴 수 없어요.
nearest-day = 가장 가까운 날은 { $day }이에요. 이날로 할까요?
no-day-at-all = 지금은 배송할 수 있는 날이 없어요. { $shop } 상담원이 도와드릴 수 있어요.
day-gone = 마감 시간이 지나 고르신 날에는 배송해 드릴 수 없게 됐어요.
which-slot = 어느 시간대가 좋으세요?
tap-morning = 오전
tap-afternoon = 오후
tap-evening = 저녁
tap-any = 상관없어요
slot-morning = 오전
slot-afternoon = 오후
slot-evening = 저녁
arrives-on = 도착일: { $day }
arrives-on-slot = 도착일: { $day } { $slot }
sum-for = 받으실 분: { $who }
sum-note = 카드 · "{ $note }"
ask-note = 카드를 함께 보내 드릴까요? 적을 말을 써 주세요.
ask-note-words = 네, 뭐라고 적을까요?
note-too-long = 카드에는 { $most }자까지 적을 수 있어요. 조금 줄여 주시겠어요?
tap-no-note = 카드 없이
over-budget = 말씀하신 { $budget }보다 { $over } 더 나와요.
over-budget-delivery = 배송비 { $shipping }까지 하면 말씀하신 { $budget }보다 { $over } 더 나와요.
wished-for = 원하시는 날: { $day }
no-day-promised = { $name }은(는) 날짜를 정할 수 없어요. { $day } 도착을 약속드릴 수 없어요.
whom = { $who }

# 카탈로그에 없는 것: 직원에게 요청하고 제안받기
ask-someone = { $shop } 직원에게 찾아 달라고 부탁해 드릴까요?
seeking = { $shop } 직원에게 “{ $text }” 찾아 달라고 부탁했어요. 여기로 답을 드릴 거예요.
seeking-budget = 예산: 최대 { $budget }
seeking-by = 필요한 날짜: { $day }까지
laid-out = { $count ->
   *[other] 추천해 드리는 상품 { $count }개예요.
  }
quote-for = 받는 분: { $recipient }
quote-limit = 이 가격(1개 기준)으로 최대 { $count }개까지 구매하실 수 있어요.
quote-lead = 주문 후 영업일 기준 { $days }일 뒤에 출발해요.
quote-until = { $day }까지 유효한 제안이에요.
quote-at-most = 이 상품은 최대 { $count }개까지만 가능해요. 장바구니에 담을까요?
quote-expired = “{ $title }” 제안은 기간이 지났어요. 직원에게 다시 요청하실 수 있어요.
quote-withdrawn = “{ $title }” 제안은 더 이상 이용하실 수 없어요.
quote-bought = “{ $title }” 상품은 이미 구매하셨어요. 한 번만 유효한 제안이었어요.
quote-replaced = “{ $title }” 대신 드리는 새로운 제안이에요.
quote-taken-out = 장바구니에서 뺐어요.
tap-quote = 이걸로 할게요
tap-seek = 직원에게 부탁

# 정한 금액까지 묻지 않고 구매하기
permit-not-here = { $shop }에서는 말씀만으로 카드를 결제하지 않아요. 주문할 때마다 여쭤볼게요.
permit-no-card = 그러려면 결제사에 저장된 카드가 필요해요. “카드 저장”이라고 쓰시거나, 온라인으로 한 번 결제하시면서 카드 저장을 선택하신 뒤 다시 말씀해 주세요.
permit-how-much = { $period ->
    [day] 하루에
    [week] 일주일에
   *[month] 한 달에
 } 얼마까지 여쭤보지 않고 구매할까요?
permit-currency = 여기서는 { $currency } 단위로 계산해요. { $period ->
    [day] 하루에
    [week] 일주일에
   *[month] 한 달에
 } { $currency } 기준으로 얼마까지 여쭤보지 않고 구매할까요?
permit-at-most = { $shop }에서는 여쭤보지 않고 { $limit }까지만 결제할 수 있어요. 그 금액으로 안내드릴게요.
permit-limit = { $period ->
    [day] *하루 { $limit }까지* 다시 여쭤보지 않고 구매해요. 하루는 자정부터 자정까지예요({ $zone }).
    [week] *일주일 { $limit }까지* 다시 여쭤보지 않고 구매해요. 한 주는 월요일에 시작해요({ $zone }).
   *[month] *한 달 { $limit }까지* 다시 여쭤보지 않고 구매해요. 한 달은 1일에 시작해요({ $zone }).
 }
permit-means = 사 달라고 하시면 바로 주문하고 { $card } ••{ $last4 } 카드로 결제한 뒤 금액을 알려 드려요.
permit-undo = 매번 { $minutes }분 동안은 "되돌리기"로 취소하실 수 있어요.
permit-cancel = 주문은 평소처럼 취소하실 수 있어요.
permit-above = 이 금액을 넘거나 주문 한 건이 { $order }보다 크면 먼저 여쭤볼게요.
permit-end = { $day }까지, 또는 그만두실 때까지 유효해요. "구매 허락 취소"라고 쓰시면 바로 끝나요.
ask-permit = 이렇게 허락해 주시겠어요?
tap-permit = 네, 허락할게요
tap-no-permit = 아니요, 물어봐 주세요
permit-refused = 그럼 항상 먼저 여쭤볼게요.
permitted = 감사합니다. *{ $period ->
    [day] 하루
    [week] 일주일
   *[month] 한 달
 } { $limit }까지* 여쭤보지 않고 구매할게요.
tell-permitted = { $shop } 담당자에게 말씀하신 대로 적어 두었어요. *{ $period ->
    [day] 하루
    [week] 일주일
   *[month] 한 달
 } { $limit }까지* 여쭤보지 않고 구매할 수 있어요.
permit-how-to-end = "얼마까지 살 수 있어요?"라고 하시면 남은 금액을 보여 드리고, "구매 허락 취소"라고 하시면 바로 끝나요.
permit-none = 여쭤보지 않고 구매하는 것은 없어요. 주문마다 확인을 받을게요.
permit-how-to-give = 허락하시려면 "한 달에 5만 원까지는 묻지 말고 사 주세요"처럼 금액을 말씀해 주세요.
permit-stands = { $period ->
    [day] 하루
    [week] 일주일
   *[month] 한 달
 } { $limit }까지 여쭤보지 않고 구매할 수 있어요.
permit-spent = 지금까지 사용: { $spent }. { $day }까지 남은 금액: { $left }.
permit-ended = 알겠어요. 이제부터는 먼저 여쭤보지 않고는 아무것도 구매하지 않아요.
ask-order = 바로 주문해 드릴까요?
ordering = 주문했어요. 허락하신 범위에서 { $card } ••{ $last4 } 카드로 { $total } 결제하고 있어요.
ordering-left = { $period ->
    [day] 오늘
    [week] 이번 주
   *[month] 이번 달
 } 남은 금액: { $left }
ordering-undo = { $minutes }분 동안은 "되돌리기"로 취소하실 수 있어요.
purchase-undone = 되돌렸어요. 주문 *{ $number }* 건은 취소되고 { $total } 카드로 환불돼요.
purchase-stopped = 되돌릴게요. 은행의 답이 오는 대로 주문을 취소하고 { $total } 카드로 환불해 드릴게요.

### 상담은 어떠셨는지
rating-ask = 오늘 { $shop } 상담은 어떠셨나요? 숫자 하나만 보내 주세요. 1은 나쁨, 5는 매우 좋음입니다.
rating-thanks = 감사합니다. 괜찮으시면 이유도 짧게 알려 주세요.
rating-sorry = 말씀해 주셔서 감사합니다. 불편을 드려 죄송합니다. 어떤 점이 아쉬우셨는지 짧게 알려 주시면 개선하겠습니다.
rating-noted = 감사합니다. 잘 기록해 두었습니다.
rating-noted-sorry = 감사합니다. { $shop } 담당자에게 전달했습니다.
tap-rate-1 = 1 – 나쁨
tap-rate-2 = 2 – 별로
tap-rate-3 = 3 – 보통
tap-rate-4 = 4 – 좋음
tap-rate-5 = 5 – 매우 좋음

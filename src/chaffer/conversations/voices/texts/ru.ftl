# Русский. На «вы» со строчной буквы.

### Who speaks, greetings, help
disclosure = { $named ->
    [yes] Здравствуйте, это { $assistant }, автоматический помощник магазина { $shop }.
   *[no] Здравствуйте, это автоматический помощник магазина { $shop }.
  }
greeting = Здравствуйте, добро пожаловать в { $shop }.
greeting-name = Здравствуйте, { $name }, добро пожаловать в { $shop }.
greeting-again = Рады видеть вас снова.
greeting-again-name = { $name }, рады видеть вас снова.
ask-what = Что вы ищете? Напишите своими словами: для какого случая, цвет, размер, цена.
keep-looking = Конечно. Что ещё показать?
welcome = Пожалуйста.
bye = До свидания, спасибо, что заглянули.
bye-cart = До свидания. Корзина вас подождёт.
help = Я могу найти товар («синее платье до 100»), показать корзину, оформить заказ, рассказать, где он, отменить его или позвать сотрудника. Напишите СТОП, и сообщений больше не будет.
language-set = Хорошо, дальше по-русски.
languages = Я говорю по-русски, по-английски, по-французски и по-корейски. Пишите, как удобно.
card-number-removed = Номер, похожий на номер карты, удалён и не сохранён. Пожалуйста, не присылайте его сюда: оплата проходит на защищённой странице.
person-coming = Передаю разговор сотруднику { $shop }. Он увидит всё, что выше, повторять не нужно.
seller-coming = Передаю ваш вопрос продавцу { $seller }: ответ придёт сюда же, сообщения продавца начинаются с его имени. По всем остальным вопросам пишите мне.
which-seller = Кому адресовано ваше сообщение: { $sellers }?
person-coming-closed = Я попросил сотрудника { $shop } подключиться. Сейчас никого нет: вам ответят, начиная с { $time } ({ $day }). Всё написанное выше они увидят.
bot-back = С вами снова автоматический помощник { $shop }. Спрашивайте или позовите человека.
bot-yes = Да, я автоматический помощник. Сотрудник { $shop } может подключиться в любой момент.
for-a-person = На это лучше ответит сотрудник { $shop }.
offer-person = Похоже, я вас не понимаю. Позвать сотрудника или посмотрите каталог?
lost = Не получилось понять, что вам нужно.
lost-heard = Вижу «{ $text }», но не понимаю, что с этим сделать.
lost-offer = Могу найти товар, показать корзину или проверить заказ. Или скажите другими словами.
not-an-answer = Это не похоже на ответ, поэтому спрошу ещё раз.
yes-which = С удовольствием. Какой из них?

### Finding
found = { $count ->
    [one] Нашёлся { $count } вариант:
    [few] Нашлось { $count } варианта:
   *[many] Нашлось { $count } вариантов:
  }
found-both = Вот и то и другое: сначала «{ $one }», потом «{ $other }».
found-not-other = По запросу «{ $what }» ничего нет.
found-under = { $count ->
    [one] До { $price } есть { $count } вариант:
    [few] До { $price } есть { $count } варианта:
   *[many] До { $price } есть { $count } вариантов:
  }
found-more = { $count ->
    [one] Ещё { $count } вариант:
    [few] Ещё { $count } варианта:
   *[many] Ещё { $count } вариантов:
  }
found-cheaper = { $count ->
    [one] Дешевле есть { $count } вариант:
    [few] Дешевле есть { $count } варианта:
   *[many] Дешевле есть { $count } вариантов:
  }
from-ad = Вы пришли по объявлению «{ $title }».
found-corrected = Вот что есть по запросу «{ $text }».
found-relaxed = Под все пожелания подходит мало, поэтому кое-что не учтено: { $wishes }. Сначала самое близкое:
found-nothing = По запросу «{ $text }» ничего не нашлось.
no-more = Это всё, что есть такого. Посмотрим что-нибудь другое?
least-expensive = { $title } за { $price } дешевле остальных.
collections = Что посмотрим?
in-collection = { $title }:
similar = { $count ->
    [one] { $title }: есть { $count } похожий товар.
    [few] { $title }: есть { $count } похожих товара.
   *[many] { $title }: есть { $count } похожих товаров.
  }
which-of-these = Какой из них вы имеете в виду?
which-product = О каком товаре речь? Напишите название или посмотрите каталог.
wish-colour = цвет
wish-size = размер
wish-material = материал
wish-price = цена
wish-currency = цена в другой валюте
wish-category = вид товара
wish-brand = марка
wish-occasion = случай
wish-recipient = для кого
wish-age = возраст
wish-words = часть слов
wish-other = одна деталь
ask-currency = Наши цены в { $ours }, а вы написали { $said }. Что вы имели в виду?
ask-amount = Наши цены в { $ours }, а вы написали { $said }. До какой суммы в { $ours } искать?

### A product
price = { $price }
price-from = от { $price }
free = бесплатно
product = *{ $title }* · { $price }
product-from = *{ $title }* · от { $price }
rating = ★ { $rating } ({ $count })
sold-out = нет в наличии
product-gone = Этого товара уже нет. Возможно, его сняли с продажи.
chosen-options = Вариант: { $options }.
only-left = { $count ->
    [one] осталась { $count } шт.
    [few] осталось { $count } шт.
   *[many] осталось { $count } шт.
  }
which-size = Какой размер?
which-size-in = { $chosen }: какой размер?
which-colour = Какой цвет?
which-option = { $option }: что выберете?
gone-values = Пока нет в наличии: { $values }.
value-gone = { $value }: пока нет в наличии.
value-not-there = Такого варианта нет: { $value }.
ask-add = Положить в корзину?
titled = { $title } ({ $options })
only-so-many = { $what }: осталось всего { $count } шт.
ask-take-these = { $count ->
    [one] Взять { $count } шт.?
    [few] Взять { $count } шт.?
   *[many] Взять { $count } шт.?
  }
sold-out-variant = { $what }: нет в наличии.
ask-other-option = Показать другие варианты или что-то похожее?
sold-out-product = { $title }: нет в наличии.
sold-out-similar = { $count ->
    [one] { $title }: нет в наличии. Есть { $count } похожий товар.
    [few] { $title }: нет в наличии. Есть { $count } похожих товара.
   *[many] { $title }: нет в наличии. Есть { $count } похожих товаров.
  }
no-reviews = { $title }: отзывов пока нет.
reviews = { $count ->
    [1] { $title }: { $count } отзыв, ★ { $rating }
    [one] { $title }: { $count } отзыв, в среднем ★ { $rating }. Два разных мнения:
    [few] { $title }: { $count } отзыва, в среднем ★ { $rating }. Два разных мнения:
   *[many] { $title }: { $count } отзывов, в среднем ★ { $rating }. Два разных мнения:
  }
review = ★{ $rating } «{ $text }» { $author }
sizes-of = Размеры, { $title }:
sizes-there = В наличии: { $values }.
one-size = Один размер.
material = Материал: { $values }.
no-photos = Других фото нет: { $title }.
photos-of = { $title }, поближе:

### Ваш размер
part-bust = обхват груди
part-waist = обхват талии
part-hip = обхват бёдер
part-foot = длина стопы
part-height = рост
part-weight = вес
part-collar = обхват шеи
part-sleeve = длина руки
part-shoulder = ширина плеч
part-inseam = внутренний шов
part-head = обхват головы
part-finger-round = обхват пальца
part-age = возраст
in-cm = { $n } см
in-mm = { $n } мм
in-in = { $n }″
in-kg = { $n } кг
in-g = { $n } г
in-feet = { $n }
in-lb = { $n } фунтов
in-years = лет: { $n }
known-size = { $part } { $value }
size-by-chart = Размер *{ $title }* подбирают по одной мерке: { $part }.
measure-bust = Какой у вас обхват груди? Измерьте по самому широкому месту, в сантиметрах или дюймах.
measure-waist = Какой у вас обхват талии? Измерьте по самому узкому месту, в сантиметрах или дюймах.
measure-hip = Какой у вас обхват бёдер? Измерьте по самому широкому месту, в сантиметрах или дюймах.
measure-foot = Какая у вас длина стопы? Встаньте на лист бумаги и измерьте от пятки до самого длинного пальца, в сантиметрах.
measure-height = Какого роста тот, кто будет это носить?
measure-weight = Какой вес, в килограммах?
measure-collar = Какой обхват шеи? Измерьте там, где лежит воротник, в сантиметрах.
measure-sleeve = Какая длина руки от середины шеи сзади до запястья, в сантиметрах?
measure-shoulder = Какая ширина плеч, от одного до другого, в сантиметрах?
measure-inseam = Какая длина ноги по внутреннему шву до щиколотки, в сантиметрах?
measure-head = Какой обхват головы? Измерьте над ушами, в сантиметрах.
measure-finger-round = Какой обхват пальца? Обмотайте его ниткой и измерьте нитку, в миллиметрах.
measure-age = Сколько лет тому, кто будет это носить?
chart-row = *{ $size }*  { $cells }
fit-told = Что пишут в отзывах: { $title }
fit-untold = О посадке { $title } пишут слишком мало.
size-take = *{ $title }*: вам подойдёт *{ $size }*.
size-checked = { $part } { $value }: размер { $size } рассчитан на { $made }.
size-decides = Решает больший размер, чтобы нигде не жало ({ $part }).
size-usual = По размеру, который вы обычно носите: { $usual }.
size-usual-unknown = В таблице { $title } не сказано, чему соответствует { $usual }.
size-between = *{ $title }*: вы между *{ $smaller }* и *{ $larger }*.
size-lean-wish-loose = Вы любите посвободнее, поэтому лучше *{ $size }*.
size-lean-wish-close = Вы любите по фигуре, поэтому лучше *{ $size }*.
size-lean-growing = Меньший может жать, поэтому лучше *{ $size }*.
size-lean-reviews-small = Из отзывов о посадке ({ $of }) пишут, что маломерит: { $count }. Поэтому лучше *{ $size }*.
size-lean-reviews-large = Из отзывов о посадке ({ $of }) пишут, что большемерит: { $count }. Поэтому лучше *{ $size }*.
size-lean-guide-larger = Магазин советует здесь больший: *{ $size }*.
size-lean-guide-smaller = Магазин советует здесь меньший: *{ $size }*.
size-for-loose = Ваш размер { $size }. Если нужно посвободнее, следующий *{ $other }*.
size-for-close = Ваш размер { $size }. Если нужно поплотнее, следующий *{ $other }*.
size-which-sits = { $smaller } сядет плотнее, { $larger } свободнее. Как вам больше нравится?
size-surer = Скажите ещё это, и я отвечу точнее: { $parts }.
size-ask-take = Берём { $size }?
size-above = Таблица *{ $title }* заканчивается на { $size } ({ $part } { $made }), а { $value } уже за её пределами.
size-below = Таблица *{ $title }* начинается с { $size } ({ $part } { $made }), а { $value } меньше.
size-beyond = Советовать размер, за который таблица не отвечает, я не буду. Посмотрим что-то похожее?
size-no-chart = У *{ $title }* нет таблицы с мерками, поэтому гадать с размером я не буду.
size-not-sold = В размере { $size } этого не бывает. Посмотрим что-то похожее?
size-gone = Размера { $size } сейчас нет. Могу написать, когда появится.
size-gone-in = { $chosen }: размера { $size } сейчас нет.
size-other-colours = В размере { $size } ещё есть: { $values }. Подойдёт что-то из этого?
size-remembered = Я сохраню это, чтобы в следующий раз сразу подобрать размер. «Забудьте мои мерки» всё сотрёт.
size-noted = Записано: { $values }. Сохраню, чтобы подбирать вам размер; «забудьте мои мерки» всё сотрёт.
size-of-which = Для какого товара подобрать размер?
sizes-known = Вот что вы сказали: { $values }. Это нужно только для подбора размера здесь.
sizes-known-none = Ваших мерок я не знаю.
sizes-forgotten = Ваши мерки удалены.
tap-my-size = Подобрать размер
tap-take-size = Беру { $size }
tap-see-chart = Таблица размеров
tap-forget-sizes = Забыть их

### Рядом
compare-title = { $n }. { $title }
compare-cell = { $n }: { $value }
compare-price = Цена · { $cells }
compare-colours = Цвета · { $cells }
compare-material = Материал · { $cells }
compare-sizes = Размеры в наличии · { $cells }
compare-rating = Оценка · { $cells }
compare-warm = Отзывы «тепло» · { $cells }
attribute-name = { $kind ->
    [season] Сезон
    [scent] Аромат
    [occasion] Повод
    [colour] Цвет
    [style] Стиль
    [brand] Марка
    [gender] Для кого
   *[other] { $name }
  }
compare-attribute = { attribute-name } · { $cells }
compare-weight = Вес · { $cells }
compare-blank = не указано
compare-gone = нет в наличии
compare-unrated = отзывов нет
compare-alike = По данным магазина они отличаются только названиями.
compare-of = { $count } из { $read }
compare-choose = Что показать ближе?
compare-which = Что сравнить? Назовите два или три, например «первое и третье».
compare-nothing = Сначала найдём два-три товара, потом я поставлю их рядом. Что вы ищете?
compare-not-found = Найти оба не получилось. Назовите два или три товара или скажите, какие из показанных: например «первый и третий».
compare-unstated = Магазин этого не указывает, поэтому гадать не буду.
compare-same = В этом они одинаковы.
best-price-asc = Дешевле всего *{ $title }*.
best-price-desc = Дороже всего *{ $title }*.
best-rating = Лучшая оценка у *{ $title }*.
best-light = Легче всего *{ $title }*.
best-heavy = Тяжелее всего *{ $title }*.
best-warm = По данным магазина теплее всего *{ $title }*.
best-warm-told = Магазин этого не указывает; чаще всего «тепло» пишут в отзывах на *{ $title }*.

### Одно из нескольких
recommend-pick = Из этих лучше всего *{ $title }* · { $price }.
recommend-fits = Есть то, что вы просили: { $options }.
recommend-rated-best = Отзывы здесь лучше, чем у остальных: ★ { $rating } ({ $count }).
recommend-rated-only = Только здесь есть отзывы: ★ { $rating } ({ $count }).
recommend-rated-most = Здесь больше всего отзывов, и они хорошие: ★ { $rating } ({ $count }).
recommend-cheapest = Цена самая низкая из них.
recommend-other = Если важнее цена: *{ $title }* · { $price }.
recommend-none = Ни отзывы, ни цены не выделяют что-то одно, а выдумывать причину не буду.
recommend-what = С удовольствием. Для кого или для какого случая, и сколько примерно это может стоить?

### Отзывы в цифрах
reviews-few = { $title }: отзывов { $count }, в среднем ★ { $rating }.
reviews-counted = { $title }: отзывов { $count }, в среднем ★ { $rating }. 4 или 5 звёзд: { $fond } из { $read }.
topic-fit = Посадка
topic-quality = Качество
topic-colour = Цвет
topic-warmth = Тепло
topic-comfort = Удобство
topic = { $name }: { $values }
said-fit-small = маломерит ({ $count })
said-fit-true = размер в размер ({ $count })
said-fit-large = большемерит ({ $count })
said-quality-good = хорошее ({ $count })
said-quality-bad = плохое ({ $count })
said-colour-same = как на фото ({ $count })
said-colour-other = не как на фото ({ $count })
said-warmth-warm = тепло ({ $count })
said-warmth-cold = не тепло ({ $count })
said-comfort-good = удобно ({ $count })
said-comfort-bad = неудобно ({ $count })
review-for = За: ★{ $rating } «{ $text }» { $author }
review-against = Против: ★{ $rating } «{ $text }» { $author }
review-author-in = { $author } ({ $language ->
    [en] на английском
    [fr] на французском
    [ko] на корейском
    [ru] на русском
   *[other] на другом языке
  })

### Cart
added = { $count ->
    [1] В корзине: { $what }, { $total }.
    [one] В корзине: { $what }, { $count } шт., { $total }.
    [few] В корзине: { $what }, { $count } шт., { $total }.
   *[many] В корзине: { $what }, { $count } шт., { $total }.
  }
cart-comes-to = В корзине на { $total }.
cart = { $count ->
    [one] В корзине { $count } товар:
    [few] В корзине { $count } товара:
   *[many] В корзине { $count } товаров:
  }
cart-received = { $count ->
    [one] Корзина получена, { $count } товар:
    [few] Корзина получена, { $count } товара:
   *[many] Корзина получена, { $count } товаров:
  }
cart-total = Итого { $total }
cart-line = { $what } × { $count } · { $total }
cart-empty = Корзина пуста.
cart-emptied = Теперь корзина пуста.
already-in-cart = Уже в корзине: { $what }, { $count } шт., { $total }.
ask-checkout = Оформляем заказ?
ask-change-cart = Посмотрим корзину?
changed = Теперь так: { $what } × { $count }.
removed = Убрано из корзины: { $what }.
how-many = { $what }: сколько нужно вместо { $count }?
which-line-change = Что изменить?
which-line-remove = Что убрать?
only-so-many-left = { $count ->
    [one] Осталась всего { $count } шт. Взять?
    [few] Осталось всего { $count } шт. Взять?
   *[many] Осталось всего { $count } шт. Взять?
  }
gone-meanwhile = Этот товар только что закончился. Могу показать похожие.
not-sold = Этот товар больше не продаётся. Поискать похожий?
item-unknown = { $count ->
    [one] { $count } товар больше не продаётся, его в корзине нет.
    [few] { $count } товара больше не продаются, их в корзине нет.
   *[many] { $count } товаров больше не продаются, их в корзине нет.
  }
item-short = { $what }: оставалось только { $count } шт., столько и положено.

### Что подойдёт, что лучше, наборы, то же самое
suggestion = К этому подойдёт: { $title }, { $price }.
suggestion-from = К этому подойдёт: { $title }, от { $price }.
suggestion-together = Часто берут вместе: { $title }, { $price }.
suggestion-together-from = Часто берут вместе: { $title }, от { $price }.
no-more-suggestions = Хорошо, больше ничего не предлагаю.
goes-with = К товару «{ $title }» подойдёт:
goes-with-cart = К тому, что в корзине, подойдёт:
goes-with-nothing = Ничего особенного к товару «{ $title }» не знаю. Возможно, подскажет сотрудник { $shop }.
goes-with-nothing-cart = Ничего особенного к вашей корзине не знаю. Возможно, подскажет сотрудник { $shop }.
better = Классом выше, чем «{ $title }»:
better-nothing = Лучше, чем «{ $title }», в этом роде ничего нет.
why-alternative = наш вариант замены
why-size = есть { $size }
why-size-price = есть { $size }, цена примерно та же
why-price = цена примерно та же
why-kind = из того же раздела
why-together = часто берут вместе
why-rated = оценки выше
bundles = { $count ->
    [one] Этот набор дешевле, чем всё по отдельности:
   *[other] Эти наборы дешевле, чем всё по отдельности:
  }
bundles-none = Наборов сейчас нет.
bundle-price = { $price } вместо { $full }
bundle-saves = выгода { $saved }
bundle-item = { $count ->
    [1] { $what }
   *[other] { $what } × { $count }
  }
bundle-sold-out = Нет в наличии: { $what }. Поэтому набор «{ $title }» сейчас собрать не получится. В корзину ничего не добавлено.
bundle-gone = Этого набора больше нет в продаже.
bundle-added = В корзине набор «{ $title }»: { $items }.
bundle-applied = Набор «{ $title }»: −{ $saved }
same-again = Заказ { $number } от { $day } ещё раз, по сегодняшним ценам:
same-again-some = Из заказа { $number } от { $day }, по сегодняшним ценам:
again-same = { $what } × { $count } · { $price } за штуку, как и было
again-dearer = { $what } × { $count } · теперь { $price } за штуку, было { $was }
again-short = { $what } × { $count } · осталось только { $left }, { $price } за штуку
again-gone = { $what } · нет в наличии
again-unsold = { $what } · больше не продаётся
again-comes-to = Всего { $total }.
ask-again = Положить в корзину?
again-all-gone = Сейчас ничего из этого нет.
again-no-such = Не нахожу этого в ваших заказах.
again-filled = В корзине, по сегодняшним ценам:
tap-add-too = Добавить и это
tap-see-too = Посмотреть это
tap-no-extras = Нет, спасибо
tap-bundle = Взять набор
tap-again = В корзину

### Checkout
ask-address = Для кого и куда доставить? Напишите имя и адрес одним сообщением, например: Анна Петрова, ул. Лесная, д. 5, кв. 12, Москва, 127055
ask-address-again = На какое имя и адрес доставить?
ask-name = Какое имя указать на посылке?
ask-lines = Какая улица и дом?
ask-city = Какой город?
ask-region = Какой регион?
ask-postcode = И почтовый индекс?
ask-country = Какая страна?
ask-phone = Телефон для курьера?
wrong-postcode = Индекс не похож на верный ({ $country }). Какой он?
wrong-region = Не знаю такого региона. Какой это регион?
wrong-phone = Номер телефона не похож на верный. Какой он?
wrong-country = Не знаю такой страны. Какая это страна?
goes-to = Доставим сюда:
    { $address }
read-back = Доставим сюда:
    { $address }
    Всё верно?
ask-saved-address = Доставить сюда же?
    { $address }
not-served = Пока не доставляем в эту страну: { $country }.
no-delivery-there = По этому адресу доставки нет. Доставить по другому?
which-delivery = Как доставить?
delivery-days = { $most ->
    [one] { $least }–{ $most } день
    [few] { $least }–{ $most } дня
   *[many] { $least }–{ $most } дней
  }
delivery-days-one = { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[many] { $days } дней
  }
which-payment = Как вам удобно оплатить?
which-payment-again = К оплате { $total }. Как вам удобно оплатить?
ask-cash = Оплата { $total } наличными при получении. Оформить заказ?
sum-line = { $what } × { $count } · { $total }
sum-discount = Скидка · −{ $amount }
sum-delivery = { $name } · { $amount }
sum-delivery-free = { $name } · бесплатно
sum-tax = Налог · { $amount }
sum-tax-included = В том числе налог · { $amount }
sum-total = *Итого · { $total }*
no-payment-way = Сейчас здесь нельзя оплатить. Вам поможет сотрудник { $shop }.
pay-here = Товары пока отложены для вас. К оплате { $total } на нашей защищённой странице.
order-placed-cash = Спасибо. Заказ *{ $number }* оформлен, к оплате при получении { $total }.
order-next = Напишу, когда он отправится.
checkout-short = Одного из товаров в корзине осталось только { $count } шт., меньше, чем нужно.
checkout-gone = Один из товаров в корзине только что закончился. Деньги не списаны.
checkout-trouble = Продолжить оформление не получилось. Деньги не списаны, корзина на месте.
is-paid = Да, заказ *{ $number }* оплачен: { $total }.
is-cash = Заказ *{ $number }* оформлен. К оплате при получении { $total }.
not-paid-yet = Оплата пока не пришла.
order-waits = Заказ ждёт оплаты.
nothing-to-pay = Сейчас оплачивать нечего.

### Delivery and payment, as such
delivery-info = Доставляем так:
delivery-info-to = Доставка, { $country }:
delivery-row = { $name } · { $told }
delivery-unknown = Это зависит от адреса. Цену вы увидите до оплаты, или её подскажет сотрудник.
pays-both = Можно оплатить картой на нашей защищённой странице или наличными при получении.
pays-online = Оплата картой на нашей защищённой странице.
pays-cash = Оплата наличными при получении.

### Orders
order = Заказ *{ $number }* от { $day } · { $total }
which-order = { $count ->
    [one] В работе { $count } заказ:
    [few] В работе { $count } заказа. О каком речь?
   *[many] В работе { $count } заказов. О каком речь?
  }
which-order-cancel = Какой заказ отменить?
no-orders = Ваших заказов пока нет.
no-such-order = У вас нет заказа { $number }. Какой у него номер?
state-cancelled = отменён
state-due = ещё не оплачен
state-open = собирается
state-packed = упакован
state-part-shipped = часть в пути
state-shipped = в пути
state-delivered = доставлен
state-returned = возвращён
parcel = { $carrier }, номер { $number }.
parcel-plain = Посылка в пути.
parcel-scan = { $place ->
    [none] { $carrier } { $number }: { $what }.
   *[other] { $carrier } { $number }: { $what }, { $place }.
  }
scan-picked-up = у перевозчика
scan-arrived = на складе
scan-customs = на таможне
scan-lost = потеряна
scan-other = в пути
scan-in-transit = в пути
scan-out-for-delivery = у курьера
scan-delivered = доставлена
scan-delayed = задерживается
scan-failed-attempt = не удалось вручить, будет ещё попытка
scan-returned = возвращается к нам
ask-cancel = Отменить заказ *{ $number }* на { $total }? Восстановить его потом не получится.
ask-cancel-paid = Отменить заказ *{ $number }* и вернуть { $total }? Восстановить его потом не получится.
kept-order = Хорошо, заказ *{ $number }* остаётся.
cancelled = Заказ *{ $number }* отменён. Платить ничего не нужно.
cancelled-refund = Заказ *{ $number }* отменён. Вернём { $amount } тем же способом, обычно за несколько дней.
cancelled-already = Заказ *{ $number }* уже отменён.
cancel-too-late-now = Заказ уже отправлен, отменить его нельзя. С возвратом поможет сотрудник.

### Leaving and coming back
one-moment = Одну минуту, ответ сейчас придёт.
opted-out = { $shop } больше не будет вам писать, кроме как о ваших заказах. Если передумаете, напишите СТАРТ.
opted-in = Вы снова с нами: { $shop } может вам писать. Чтобы отказаться, напишите СТОП.
opted-in-already = { $shop } может вам писать. Чтобы отказаться, напишите СТОП.

### Things without words
heard-voice = Голосовые сообщения я пока не понимаю. Напишете текстом?
heard-sticker = Спасибо. Но читать я умею только слова.
heard-picture = Спасибо за фото. Я пока не вижу, что на нём: напишете, что вы ищете?
heard-video = Спасибо. Видео я пока не вижу: напишете, что вы ищете?
heard-document = Файлы я не читаю. Напишете, что вам нужно?
heard-location = Спасибо. Доставка идёт по адресу: пришлите его при оформлении заказа.
tap-fill-in = Заполнить адрес
form-address = Адрес доставки
form-name = Имя получателя
form-line = Улица, дом
form-more = Квартира, этаж, компания
form-postcode = Индекс
form-city = Город
form-region = Регион или штат
form-country = Страна
form-phone = Телефон для курьера
form-next = Далее
form-delivery = Доставка
form-done = Готово
ask-place = Нажмите ниже, чтобы отправить место доставки. Метка покажет курьеру дорогу, а потом я спрошу сам адрес.
heard-place = Спасибо, метка записана для курьера.
heard-form = Спасибо, ваши ответы получены.
heard-contact = Спасибо. Карточки контактов я пока не читаю: напишите, что вам нужно.
heard-call = Вы звонили, но по этому номеру звонки не принимаются. Напишите здесь, что вам нужно: я отвечу сразу.
heard-unsupported = Это сообщение пришло в виде, который я не читаю. Напишете текстом?

### On our own accord
tell-paid = Спасибо, оплата { $total } получена. Собираем заказ *{ $number }*.
tell-placed-cash = Заказ *{ $number }* оформлен. К оплате при получении { $total }.
tell-payment-failed = Оплата не прошла, деньги не списаны. Корзина на месте: попробуйте ещё раз или выберите другой способ.
tell-late-refunded = Оплата { $total } пришла, когда товар уже закончился. Мы вернули всю сумму.
tell-paid-twice = Оплата { $total } пришла за то, что вы уже оплатили. Второй платёж мы вернули.
tell-unordered-refunded = Оформить заказ по оплате { $total } не получилось. Мы вернули всю сумму.
tell-packed = Заказ *{ $number }* упакован.
tell-shipped = Заказ *{ $number }* в пути: { $carrier }, номер { $tracking }.
tell-shipped-plain = Заказ *{ $number }* в пути.
tell-out-for-delivery = Заказ *{ $number }* привезут сегодня.
tell-delayed = Заказ *{ $number }* задерживается. Напишу, когда он поедет дальше.
tell-failed-attempt = Заказ *{ $number }* не удалось вручить, курьер попробует ещё раз.
tell-lost = Перевозчик не может найти посылку с заказом *{ $number }*. Этим занимается сотрудник { $shop }.
tell-returned = Посылка с заказом *{ $number }* возвращается к нам. Сотрудник { $shop } напишет вам.
tell-delivered = Заказ *{ $number }* доставлен. Если что-то не так, напишите сюда.
tell-cancelled = Заказ *{ $number }* отменён.
tell-refunded = Возвращаем { $amount } за заказ *{ $number }*. Деньги обычно приходят за несколько дней.
tell-refunded-plain = Возвращаем { $amount }. Деньги обычно приходят за несколько дней.

### Things to tap: buttons at most 20 characters
tap-see = Выбрать
tap-see-it = Посмотреть
tap-add = В корзину
tap-take = Взять { $count } шт.
tap-take-some = Взять { $count } шт.
tap-opt = Выбрать
tap-reviews = Отзывы
tap-sizes = Размеры
tap-photos = Ещё фото
tap-details = Подробнее
tap-keep = Посмотреть ещё
tap-more = Показать ещё
tap-cheaper = Подешевле
tap-browse = Открыть каталог
tap-cart = Показать корзину
tap-one-more = Ещё одну штуку
tap-checkout = Оформить заказ
tap-change = Изменить
tap-remove = Убрать
tap-similar = Похожие
tap-other-option = Другой вариант
tap-amount = { $amount }
tap-any-price = Любая цена
tap-right = Всё верно
tap-change-address = Исправить
tap-same-address = Да, сюда
tap-other-address = Другой адрес
tap-pay-online = Оплатить онлайн
tap-cash = При получении
tap-pay-now = Оплатить
tap-pay-again = Ещё раз
tap-orders = Мои заказы
tap-order = Где заказ
tap-track = Отследить
tap-receipt = Показать заказ
tap-cancel = Отменить заказ
tap-cancel-yes = Да, отменить
tap-keep-order = Оставить
tap-person = Позвать сотрудника
tap-back = Вернуться к заказу
open-list = Выбрать
open-products = Показать

### Что можно сделать с заказом
service-which-order = О каком заказе речь?
service-which-return = Что вы хотите вернуть?
service-which-swap = Что вы хотите поменять?
service-which-cancel-some = Что отменить?
service-of-order = заказ { $number }, { $day }
service-why = Что не так: { $what }?
reason-too-small = Мало
reason-too-big = Велико
reason-not-as-expected = Ожидания не совпали
reason-damaged = Повреждено
reason-wrong-item = Прислали не то
reason-changed-mind = Я передумал(а)
reason-other = Другое
service-which-option = { $kind ->
    [size] Какой размер вместо { $what }?
    [colour] Какой цвет вместо { $what }?
   *[other] Что вместо { $what }?
  }
service-which-method = Как вам вернуть деньги?
service-credit-more = На баланс магазина вернём на { $percent } % больше.
credit-bonus = на { $percent } % больше
ask-return = { $count ->
    [one] Оформить возврат: { $what }?
    [few] Оформить возврат: { $count } × { $what }?
   *[many] Оформить возврат: { $count } × { $what }?
  }
return-gives = Когда посылка придёт к нам, вернём { $amount } тем же способом, каким вы платили.
return-gives-credit = Когда посылка придёт к нам, начислим { $amount } на ваш баланс.
return-fee = Сбор { $amount } уже вычтен.
return-postage = { $amount } за обратную доставку уже вычтены.
return-free = Обратная доставка для вас бесплатна.
return-open = Записано: { $what } из заказа *{ $number }* возвращается к нам.
return-send-to = Отправьте, пожалуйста, по адресу:
    { $address }
return-label-follows = Этикетку для обратной отправки пришлю через минуту.
return-by-person-next = Сотрудник { $shop } напишет вам, как отправить.
return-then = Когда посылка придёт, я напишу, и мы вернём { $amount } тем же способом, каким вы платили.
return-then-credit = Когда посылка придёт, я напишу, и мы начислим { $amount } на ваш баланс.
ask-swap = { $count ->
    [one] Поменять { $what } на { $new }?
    [few] Поменять { $count } × { $what } на { $new }?
   *[many] Поменять { $count } × { $what } на { $new }?
  }
ask-exchange = { $count ->
    [one] Обменять { $what } на { $new }? Новая вещь отложена для вас и отправится, когда к нам придёт первая.
    [few] Обменять { $count } × { $what } на { $new }? Новые вещи отложены для вас и отправятся, когда к нам придут первые.
   *[many] Обменять { $count } × { $what } на { $new }? Новые вещи отложены для вас и отправятся, когда к нам придут первые.
  }
swap-same-price = Цена та же.
swap-cheaper = Это дешевле: { $amount } вернём вам.
swap-cheaper-due = Это дешевле: при получении заплатите на { $amount } меньше.
swap-dearer = Это дороже на { $amount }, разницу можно оплатить на нашей защищённой странице.
swap-dearer-due = Это дороже на { $amount }, разницу заплатите при получении.
swapped = Готово: в заказе *{ $number }* теперь { $new }.
swapped-back = { $amount } вернём вам.
swap-pay = { $new } отложили для вас на сутки. Оплатите { $amount } на нашей защищённой странице, и мы поменяем.
swap-sold-out = { $what } сейчас нет в наличии.
swap-nothing = Сейчас { $what } не на что поменять. Сотрудник может поискать ещё.
swap-gone = Это только что раскупили, поэтому ничего не изменилось.
exchange-open = Записано: { $new } отложено для вас и отправится, когда к нам придёт { $what }.
ask-cancel-line = { $count ->
    [one] Отменить { $what } из заказа *{ $number }*?
    [few] Отменить { $count } × { $what } из заказа *{ $number }*?
   *[many] Отменить { $count } × { $what } из заказа *{ $number }*?
  }
cancel-line-back = { $amount } вернём вам.
cancel-line-due = Тогда при получении остального заплатите на { $amount } меньше.
line-cancelled = { $what } из заказа *{ $number }* отменено. { $amount } вернутся туда, откуда пришли, обычно за несколько дней.
line-cancelled-due = { $what } из заказа *{ $number }* отменено. При получении остального заплатите на { $amount } меньше.
line-cancelled-credit = { $what } из заказа *{ $number }* отменено. На вашем балансе на { $amount } больше.
cancelled-credit = Заказ *{ $number }* отменён. На вашем балансе на { $amount } больше.
ask-cancel-undo = Отменить заказ *{ $number }* на { $total }?
ask-cancel-paid-undo = Отменить заказ *{ $number }* и вернуть вам { $total }?
cancel-left = Заказ *{ $number }* уже отправлен, отменить его нельзя. Когда он придёт, его можно будет вернуть.
cancel-left-return = Заказ *{ $number }* уже отправлен, отменить его нельзя. Но его можно вернуть.
offer-cancel-instead = Зато заказ ещё не отправлен. Отменить { $what }?
offer-return-instead = Зато { $what } можно вернуть. Оформляем?
left-as-it-is = Хорошо, всё остаётся как есть.
ask-new-address = Куда теперь отправить заказ *{ $number }*? Имя и адрес одним сообщением, пожалуйста.
address-changed = Заказ *{ $number }* теперь отправим по адресу:
    { $address }
address-costs = Налог или доставка туда стоят иначе, поэтому нужен сотрудник. Позвать?
undo-possible = Передумать можно в течение { $minutes } мин.: напишите «как было».
waits-undo = Через { $minutes } мин. я изменю заказ *{ $number }*. До этого «как было» всё отменит.
waits-person = Для заказа *{ $number }* это больше, чем я могу решить. Сотрудник { $shop } посмотрит, и я напишу, как только он решит.
undone = Всё как было: заказ *{ $number }* без изменений.
undo-nothing = Сейчас нет изменений, которые можно отменить.
undo-too-late = Это уже сделано, отменить нельзя. Возможно, поможет сотрудник.
service-trouble = Не получилось, и ничего не изменилось. Сотрудник может посмотреть.
why-cancelled = Заказ *{ $number }* отменён.
why-packed = Заказ *{ $number }* уже упакован, изменить это нельзя.
why-left = Заказ *{ $number }* уже отправлен, изменить это нельзя.
why-never = { $shop } этого не предлагает.
why-nothing-left = В заказе *{ $number }* для этого ничего не осталось.
why-not-there = { $what } ещё не у вас. Когда получите, напишите мне, и можно будет вернуть.
why-not-there-order = Заказ *{ $number }* ещё не у вас. Когда получите, напишите мне, и можно будет вернуть.
why-too-late = { $what } можно было вернуть в течение { $days } дн. после доставки, и этот срок прошёл.
why-category = { $what } относится к вещам, которые нельзя вернуть.
why-under-way = { $what } уже едет к нам.
why-unpaid = Заказ *{ $number }* ещё не оплачен, поэтому нужен сотрудник.
why-waits = Одно изменение заказа *{ $number }* уже ждёт. «Как было» его отменит.
why-costs-more = Это дороже, а принять доплату здесь нельзя. Поможет сотрудник.
refund-asked = { $amount } за заказ *{ $number }* на пути к вам с { $day }.
refund-done = { $amount } за заказ *{ $number }* мы вернули { $day }. Банк покажет их через несколько дней.
refund-failed = { $amount } за заказ *{ $number }* вернуть не получилось. Этим занимается сотрудник.
refund-credit = За заказ *{ $number }* мы начислили { $amount } на ваш баланс { $day }.
refund-waits = Ваш возврат по заказу *{ $number }* ещё не пришёл к нам. Деньги вернём, когда придёт.
refund-none = Я не вижу возвратов на ваше имя.
credit-balance = На вашем балансе { $amount }.
credit-none = На вашем балансе пока ничего нет.
terms-returns = { $days ->
    [one] Вещи можно вернуть в течение { $days } дня после доставки.
    [few] Вещи можно вернуть в течение { $days } дней после доставки.
   *[many] Вещи можно вернуть в течение { $days } дней после доставки.
  }
terms-postage = Обратная доставка стоит { $amount }, если ошибка не наша.
terms-postage-free = Обратная доставка бесплатна.
terms-exchange = Их можно и обменять на другой размер или цвет. Скажите, о какой вещи речь.
terms-never = Вернуть нельзя: { $what }.
terms-no-returns = { $shop } принимает вещи обратно, только если с ними что-то не так. Тогда поможет сотрудник.
tell-return-labelled = Вот этикетка для возврата по заказу *{ $number }*.
tell-return-received = Ваш возврат по заказу *{ $number }* у нас. { $amount } вернём тем же способом, каким вы платили.
tell-return-received-plain = Ваш возврат по заказу *{ $number }* у нас. Спасибо.
tell-return-exchanged = Ваш возврат по заказу *{ $number }* у нас. Новая вещь скоро отправится.
tell-store-credit = На вашем балансе на { $amount } больше: это за заказ *{ $number }*.
tell-address-changed = Заказ *{ $number }* отправим по новому адресу, как вы просили.
tell-order-changed = Заказ *{ $number }* изменён, как вы просили.
tell-not-changed = Заказ *{ $number }* изменить уже не получилось, он остаётся как был.
tell-not-changed-unpaid = Доплата за заказ *{ $number }* не пришла вовремя, поэтому он остаётся как был.
tell-not-changed-refused = Сотрудник { $shop } посмотрел вашу просьбу по заказу *{ $number }* и не смог её выполнить.
tell-late = Ваша посылка по заказу *{ $number }* должна была прийти до { $day }, но её ещё нет. Простите нас. Я слежу за ней и напишу, когда она сдвинется; если хотите, сотрудник займётся этим прямо сейчас.
tell-silent = О вашей посылке по заказу *{ $number }* уже { $days } дн. ничего не слышно. Простите нас. Я слежу за ней и напишу, когда она сдвинется; если хотите, сотрудник займётся этим прямо сейчас.
tap-original = Как платили
tap-store-credit = На баланс
tap-do-it = Да, пожалуйста
tap-leave-it = Нет, не надо
tap-cancel-it = Да, отменить
tap-send-back = Вернуть
tap-undo = Как было
tap-undo-return = Оставлю себе
tap-label = Открыть этикетку

# Saved cards
ask-saved-card = Списать { $total } с вашей карты { $card } ••{ $last4 }?
charging = Спасибо. Списываем { $total } с карты { $card } ••{ $last4 }, через минуту подтвержу здесь.
card-not-by-word = За этот заказ нельзя заплатить этой картой одним словом.
cards-forgotten = Готово. С сохранённой карты больше ничего не спишется, мы её забыли.
no-cards-saved = Сохранённых карт нет, списывать не с чего.
tell-card-kept = Ваша карта { $card } ••{ $last4 } сохранена. В следующий раз достаточно ответить «да», всегда после итоговой суммы. Чтобы отказаться, напишите «удалите мою карту».
tell-card-asks-you = Банк просит, чтобы вы сами подтвердили этот платёж, пока ничего не списано. Оплатите { $total } на нашей защищённой странице.
tell-card-declined = С сохранённой карты списать не удалось, деньги на месте. Вы можете оплатить { $total } другой картой на нашей защищённой странице.
tell-card-over = С сохранённой карты списать не удалось, деньги на месте. Корзина сохранена: попробуйте ещё раз или выберите другой способ оплаты.
save-card-here = Вы можете сохранить карту на защищённой странице нашего платёжного сервиса. Это бесплатно, а номер карты к нам не попадает.
save-card-means = Сохраняя карту, вы разрешаете { $shop } списывать с неё деньги, когда вы заказываете здесь и отвечаете «да» на итоговую сумму, без этой страницы и не больше { $order } за заказ.
save-card-end = «Какие у вас мои карты?» покажет, что сохранено, «удалите мою карту» в любой момент всё прекратит.
tap-save-card = Сохранить карту
keeps-no-cards = { $shop } не может хранить карты в этом чате, поэтому сохранять ничего не нужно. Каждый заказ вы безопасно оплачиваете при оформлении.
cards-kept = У нашего платёжного сервиса для вас сохранено:
card-line = { $card } ••{ $last4 }, действует до { $until }
card-line-over = { $card } ••{ $last4 }, срок истёк
card-that-pays = Первая из них платит, когда вы покупаете здесь одним «да».
no-cards-kept = Ваших карт здесь не сохранено.
which-card = Какую карту забыть?
not-such-card = Такой карты у нас нет. Какую из этих забыть?
tap-forget-card = Забыть ••{ $last4 }
tap-forget-all-cards = Забыть все
card-forgotten = Готово. Карта { $card } ••{ $last4 } удалена, с неё больше ничего не спишется.
card-was-forgotten = Эта карта уже удалена.
tell-card-not-kept = Карту сохранить не удалось, ничего не списано. Можно попробовать ещё раз или взять другую карту.
tap-try-again = Ещё раз
tap-charge-card = Оплатить ••{ $last4 }
tap-other-way = Другой способ
tell-invoice = Вот счёт { $label }.
tell-credit-note = Вот кредит-нота { $label }.
tap-by-invoice = По счёту
ask-by-invoice = Вы платите { $total } по счёту. Оформить заказ?
order-placed-invoice = Спасибо. Заказ *{ $number }* оформлен, в счёте на { $total } указан срок оплаты.
is-invoiced = Заказ *{ $number }* оформлен по счёту, осталось оплатить { $total }.
below-least = Ваша компания заказывает от { $least }. Добавим что-нибудь?

### Две переписки одного человека
link-text = Продолжить в WhatsApp: код { $code }
linked = Эта переписка и ваш чат на нашем сайте теперь связаны: одна корзина и одни и те же заказы.
linked-there = Теперь можно продолжить в WhatsApp или здесь: корзина и заказы везде одни и те же.
link-unknown = Этот код уже использован или его срок истёк. Новый код вы получите в чате на нашем сайте.
link-refused = Этот код относится к другой учётной записи, поэтому ничего не связано.
unlinked = Готово. Чат на нашем сайте и эта переписка снова отдельны.
tap-not-me = Это не я

### Сообщить о поступлении
tap-want-back = Сообщить о наличии
want-back-noted = Я напишу вам сюда, как только снова появится в наличии: { $what }.
want-back-there = Сейчас есть в наличии: { $what }.
back-in-stock = Снова в наличии: { $what }. Вы просили сообщить.

# Баланс при оформлении
ask-use-credit = К оплате { $total }, а на вашем балансе { $there }. Использовать их для этого заказа?
credit-how = При оформлении просто напишите «спишите с баланса».
sum-credit = С баланса · −{ $amount }
sum-credit-of = С баланса · −{ $amount } из { $there }
sum-to-pay = *К оплате · { $amount }*
ask-covered = Баланса хватает на весь заказ. Оформить?
tell-placed-paid = Спасибо. Заказ *{ $number }* оформлен, доплачивать ничего не нужно.
tap-use-credit = Списать с баланса
tap-not-credit = Оставить на потом
tap-place-order = Оформить заказ

# Промокоды
ask-code = Напишите, пожалуйста, промокод.
code-takes-off = Промокод { $label } даёт скидку { $amount }.
code-on = Промокод { $label } применён, он учтётся при доставке.
code-gone = Промокод убран.
code-none = В корзине нет промокода.
code-no-cart = В корзине пока пусто. Сначала выберите товар, потом назовите промокод.
code-unknown = Такого промокода нет. Проверьте, пожалуйста, как он написан.
code-not-yet = Этот промокод ещё не действует.
code-over = Срок действия промокода истёк.
code-used-up = Этот промокод уже использован.
code-goods = Этот промокод не действует на товары в вашей корзине.
code-minimum = Этот промокод действует для заказов от { $least }.
code-too-many = Несколько промокодов подряд не подошли. Попробуйте через час или спросите сотрудника.
sum-code = Промокод { $label } · −{ $amount }
sum-code-delivery = Промокод { $label } · доставка

# Просроченные счета
tell-overdue = Небольшое напоминание: срок оплаты { $amount } за заказ *{ $number }* был { $day }. Если перевод уже отправлен, не обращайте внимания.
tell-overdue-again = Оплата { $amount } за заказ *{ $number }* пока не пришла, срок был { $day }. Если в счёте чего-то не хватает, напишите мне.

# Покупка на компанию
ask-company = Напишите, пожалуйста, название компании и ИНН одним сообщением, например: ООО «Байрон», 7707083893
ask-company-number = Не вижу здесь ИНН. Напишите его так, как он указан в документах.
ask-company-name = А как называется компания?
company-noted = Записано: вы покупаете для { $name }, ИНН { $number }. Всё это будет в счёте.
company-known = Эта компания у нас уже есть, подтвердить покупку для неё может сотрудник { $shop }. Позвать?
company-not = Хорошо, вы покупаете для себя.
tap-not-company = Не на компанию
sum-vat-asking = Налог начислен: реестр НДС ЕС ещё не подтвердил номер { $number }. Запрос отправлен, ответ сообщу здесь.
sum-vat-confirmed = Без налога: номер { $number } подтверждён, НДС уплачивает ваша компания (обратное начисление).
sum-vat-denied = Налог начислен: реестр НДС ЕС не подтверждает номер { $number }.
sum-vat-unreachable = Налог начислен: реестр НДС ЕС не отвечает, номер { $number } не подтверждён.
tell-vat-confirmed = Реестр НДС ЕС подтвердил номер { $number }: налог уплачивает ваша компания.
tell-vat-confirmed-total = Реестр НДС ЕС подтвердил номер { $number }, поэтому налог вычтен. Новая сумма: { $total }.
tell-vat-confirmed-paying = Реестр НДС ЕС подтвердил номер { $number }. В сумме, которую вы оплачиваете, налог ещё есть; оформите заказ заново, чтобы его не было.
tell-vat-denied = Реестр НДС ЕС не подтверждает номер { $number }, поэтому налог остаётся в счёте. Если номер указан неверно, сотрудник его исправит.
tell-vat-unreachable = Реестр НДС ЕС сейчас не отвечает, поэтому налог остаётся в счёте. Со следующим заказом спрошу снова.
### Ответы магазина и то, что сказано о товаре
faq-source = _{ $shop }: «{ $question }»_
faq-other-language = Этот ответ есть у меня только на другом языке:
faq-perhaps = Ваш вопрос среди этих?
faq-gone = Этого ответа больше нет. Вам подскажет сотрудник магазина { $shop }.
faq-asked-person = Этого я не знаю, а гадать не хочу. Я передал ваш вопрос сотруднику магазина { $shop }, он ответит вам здесь.
help-guide = В памятке магазина о товаре «{ $title }» сказано: «{ $quote }»
help-description = В описании товара «{ $title }» сказано: «{ $quote }»
attribute-inside = { $kind ->
    [season] сезон
    [scent] аромат
    [occasion] повод
    [colour] цвет
    [style] стиль
    [brand] марка
    [gender] для кого
   *[other] { $name }
  }
help-attribute = { $title }, { attribute-inside }: { $quote }
help-material = { $title }, материал: { $quote }
help-care = { $title }, уход: «{ $quote }»
help-age = { $title }, возраст в годах: { $quote }
help-row = { $title }, { $column } { $cell }:
help-reviews = { $count ->
    [one] Об этом говорит { $count } отзыв из { $read }:
    [few] Об этом говорят { $count } отзыва из { $read }:
   *[many] Об этом говорят { $count } отзывов из { $read }:
  }
help-unsaid = О товаре «{ $title }» магазин этого не сообщает.
help-outside = Таблица товара «{ $title }» так далеко не идёт.
help-ask-person = Спросить у сотрудника?
help-as-you-like = Как скажете.
tap-none-of-these = Ничего из этого
tap-ask-person = Спросить
tap-no-thanks = Нет, спасибо

### Подарки и даты
noted-likes = { $own ->
    [yes] Запомню: вам нравится { $what }.
   *[no] Запомню: { $who } любит { $what }.
  }
noted-dislikes = { $own ->
    [yes] Запомню, вам не предлагать: { $what }.
   *[no] Запомню, не подходит ({ $who }): { $what }.
  }
noted-day = { $own ->
    [yes] Запомню: ваш { $what } — { $day }.
   *[no] Запомню ({ $who }): { $what } — { $day }.
  }
day-birthday = день рождения
day-anniversary = годовщина
too-much-to-remember = Это больше, чем я могу запомнить. Может быть, сначала что-то забыть?
who-do-you-mean = О ком вы говорите? Скажите, например: «у мамы аллергия на лилии».
remembered-self = *Вы*
remembered-of = *{ $who }*
fact-likes = Нравится: { $what }
fact-dislikes = Не подходит: { $what }
fact-day = { $what }: { $day }
fact-address = { $address }
nothing-remembered = Об этом у меня ничего не записано.
forgotten = Всё удалено. В оформленных заказах адрес остаётся.
tap-forget = Забыть: { $who }
tap-forget-me = Забыть обо мне
found-without = Под слова «{ $what }» ничего нет, поэтому они не учтены.
left-out = Без этого, как вы просили: { $what }.
for-them = Конечно. Кому: { $who }.
what-shall-it-be = Что это будет?
note-kept = На открытке будет: «{ $note }».
ask-address-of = Кому: { $who }. Напишите имя и адрес одним сообщением.
ask-address-again-of = Кому: { $who }. На какое имя и адрес доставить?
ask-saved-address-of = Кому: { $who }. Доставить сюда?
    { $address }
which-day = В какой день доставить?
on-day = { $day }
day-not-held = В этот день доставить не получится: { $day }.
nearest-day = Ближайший день — { $day }. Подойдёт?
no-day-at-all = Сейчас у этой доставки нет свободных дней. Вам поможет сотрудник { $shop }.
day-gone = В выбранный день доставить уже не получится: время приёма заказов вышло.
which-slot = В какое время дня?
tap-morning = Утром
tap-afternoon = Днём
tap-evening = Вечером
tap-any = Всё равно
slot-morning = утром
slot-afternoon = днём
slot-evening = вечером
arrives-on = Доставка: { $day }
arrives-on-slot = Доставка: { $day }, { $slot }
sum-for = Кому: { $who }
sum-note = Открытка · «{ $note }»
ask-note = Приложить открытку? Напишите, что на ней должно быть.
ask-note-words = С удовольствием. Что написать?
note-too-long = Для открытки это слишком длинно: не больше { $most } знаков. Сократите, пожалуйста.
tap-no-note = Без открытки
over-budget = Получается на { $over } больше, чем { $budget }, как вы хотели.
over-budget-delivery = С доставкой за { $shipping } получается на { $over } больше, чем { $budget }, как вы хотели.
wished-for = Нужно к дате: { $day }.
no-day-promised = { $name } не обещает точного дня, поэтому { $day } обещать не могу.
whom = { $who }

# Чего нет в каталоге: просим сотрудника и получаем предложение
ask-someone = Попросить сотрудника { $shop } найти это для вас?
seeking = Я передал сотруднику { $shop } вашу просьбу: «{ $text }». Вам ответят здесь.
seeking-budget = Бюджет: до { $budget }.
seeking-by = Нужно к { $day }.
laid-out = { $count ->
    [one] Посмотрите, пожалуйста, вот это:
    [few] Посмотрите, пожалуйста, эти { $count } варианта:
   *[many] Посмотрите, пожалуйста, эти { $count } вариантов:
  }
quote-for = Для кого: { $recipient }
quote-limit = По этой цене за штуку можно взять до { $count } шт.
quote-lead = { $days ->
    [one] Отправим через { $days } рабочий день после заказа.
    [few] Отправим через { $days } рабочих дня после заказа.
   *[other] Отправим через { $days } рабочих дней после заказа.
 }
quote-until = Предложение действует для вас до { $day }.
quote-at-most = Могу предложить не больше { $count } шт. Положить в корзину?
quote-expired = Срок предложения «{ $title }» истёк. Возможно, сотрудник сможет его продлить.
quote-withdrawn = Предложение «{ $title }» больше не действует.
quote-bought = Вы уже купили «{ $title }»; предложение действовало один раз.
quote-replaced = Это новое предложение вместо «{ $title }».
quote-taken-out = Этого больше нет в вашей корзине.
tap-quote = Беру
tap-seek = Попросить найти

# Покупки без вопросов до оговорённой суммы
permit-not-here = В { $shop } карты не списываются по одному слову, поэтому я всегда спрашиваю при оформлении.
permit-no-card = Для этого нужна карта, сохранённая у нашей платёжной системы: напишите «сохраните мою карту» или оплатите один раз онлайн и разрешите странице её запомнить. Потом напишите мне ещё раз.
permit-how-much = До какой суммы { $period ->
    [day] в день
    [week] в неделю
   *[month] в месяц
 } можно покупать, не спрашивая вас?
permit-currency = Мы считаем в { $currency }. До какой суммы в { $currency } { $period ->
    [day] в день
    [week] в неделю
   *[month] в месяц
 } можно покупать, не спрашивая вас?
permit-at-most = { $shop } списывает без вопросов не больше { $limit }, поэтому предлагаю эту сумму.
permit-limit = { $period ->
    [day] *До { $limit } в день* без повторного вопроса; день длится от полуночи до полуночи ({ $zone }).
    [week] *До { $limit } в неделю* без повторного вопроса; неделя начинается в понедельник ({ $zone }).
   *[month] *До { $limit } в месяц* без повторного вопроса; месяц начинается первого числа ({ $zone }).
 }
permit-means = Это значит: когда вы просите что-то купить, я сразу оформляю заказ, списываю с карты { $card } ••{ $last4 } и сообщаю сумму.
permit-undo = Каждый раз в течение { $minutes } мин. «как было» всё вернёт.
permit-cancel = Заказ можно отменить как обычно.
permit-above = Если выйдет больше или один заказ дороже { $order }, я сначала спрошу.
permit-end = Разрешение действует до { $day } или пока вы его не отзовёте: «не покупайте без спроса» прекратит его сразу.
ask-permit = Вы даёте мне такое разрешение?
tap-permit = Да, разрешаю
tap-no-permit = Нет, спрашивайте
permit-refused = Тогда я всегда сначала спрашиваю.
permitted = Спасибо. Я могу покупать до *{ $limit } { $period ->
    [day] в день
    [week] в неделю
   *[month] в месяц
 }*, не спрашивая вас.
tell-permitted = Мы записали то, что вы сказали сотруднику { $shop }: я могу покупать до *{ $limit } { $period ->
    [day] в день
    [week] в неделю
   *[month] в месяц
 }*, не спрашивая вас.
permit-how-to-end = «Сколько вы можете потратить?» покажет остаток, «не покупайте без спроса» сразу всё прекратит.
permit-none = Без вашего согласия я ничего не покупаю: вы подтверждаете каждый заказ.
permit-how-to-give = Чтобы разрешить, назовите сумму, например «можете покупать до 5000 рублей в месяц без вопросов».
permit-stands = Я могу покупать до { $limit } { $period ->
    [day] в день
    [week] в неделю
   *[month] в месяц
 }, не спрашивая вас.
permit-spent = Потрачено: { $spent }. Осталось до { $day }: { $left }.
permit-ended = Готово. Теперь я ничего не покупаю, не спросив вас.
ask-order = Заказать это для вас?
ordering = Заказ оформлен. { $total } списывается с карты { $card } ••{ $last4 } в рамках вашего разрешения.
ordering-left = Осталось { $period ->
    [day] сегодня
    [week] на этой неделе
   *[month] в этом месяце
 }: { $left }.
ordering-undo = В течение { $minutes } мин. «как было» всё вернёт.
purchase-undone = Всё как было: заказ *{ $number }* отменён, { $total } вернётся на карту.
purchase-stopped = Понял. Как только банк ответит, заказ будет отменён и { $total } вернётся на карту.

### Как всё прошло
rating-ask = Как прошло ваше общение с { $shop }? Достаточно одной цифры: 1 — плохо, 5 — отлично.
rating-thanks = Спасибо, нам важно это знать. Если хотите, напишите в двух словах почему.
rating-sorry = Спасибо, что сказали, и простите. Что должно было быть лучше? Пара слов поможет нам это исправить.
rating-noted = Спасибо, я это записал.
rating-noted-sorry = Спасибо, я передал это сотрудникам { $shop }.
tap-rate-1 = 1 – Плохо
tap-rate-2 = 2 – Так себе
tap-rate-3 = 3 – Нормально
tap-rate-4 = 4 – Хорошо
tap-rate-5 = 5 – Отлично

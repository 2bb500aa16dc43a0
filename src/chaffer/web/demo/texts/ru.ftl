skip = Перейти к товарам
languages = Язык
collections = Коллекции
demo-note = Это демонстрационный магазин: деньги не списываются, ничего не отправляется.
to-the-phone = Тот же магазин на экране телефона
to-the-shop = Вернуться в магазин
hero-title = Расскажите Fig, что вы ищете
hero-text = Платья, обувь, подарки и игрушки, цветы, вещи для дома. Скажите своими словами и купите прямо в разговоре.
ask-label = Что вы ищете?
ask-placeholder = Подарок для сестры…
ask-send = Спросить Fig
try = Попробуйте, например
liked = Любимое на этой неделе
things = { $count ->
    [one] { $count } товар
    [few] { $count } товара
   *[other] { $count } товаров
  }
colours = { $count ->
    [one] { $count } цвет
    [few] { $count } цвета
   *[other] { $count } цветов
  }
price-from = от { $price }
sale = Дешевле
sold-out = Нет в наличии
missing-title = Эта полка пуста
missing-text = Того, что вы искали, здесь нет или уже нет.
colour = Цвет
size = Размер
in-stock = Есть в наличии
few-left = Осталось всего { $count }
sold-out-long = Этого размера пока нет
sold-out-plain = Пока нет в наличии
buy-in-chat = Купить в чате
tell-me = Сообщить о поступлении
ask-about = Задать вопрос
say-buy = Хочу купить это
reviews = Что говорят покупатели
reviews-count = { $count ->
    [one] { $count } отзыв
    [few] { $count } отзыва
   *[other] { $count } отзывов
  }
rating = { $rating } из 5 звёзд
fact-material = Материал
fact-care = Уход
fact-season = Сезон
fact-age = Возраст
fact-scent = Аромат

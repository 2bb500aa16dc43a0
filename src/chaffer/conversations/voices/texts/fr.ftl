# Français. On vouvoie. Espace fine insécable devant ; ! ?, insécable devant : et dans « ».

### Who speaks, greetings, help
disclosure = { $named ->
    [yes] Bonjour, je suis { $assistant }, l'assistant automatique de { $shop }.
   *[no] Bonjour, je suis l'assistant automatique de { $shop }.
  }
greeting = Bonjour et bienvenue chez { $shop }.
greeting-name = Bonjour { $name }, bienvenue chez { $shop }.
greeting-again = Rebonjour.
greeting-again-name = Rebonjour { $name }.
ask-what = Que cherchez-vous ? Dites-le avec vos mots : une occasion, une couleur, une taille, un prix.
keep-looking = Bien sûr. Que voulez-vous voir d'autre ?
welcome = Avec plaisir.
bye = Au revoir, et merci de votre visite.
bye-cart = Au revoir. Votre panier vous attend.
help = Vous pouvez me demander de trouver un article (« une robe bleue à moins de 100 »), d'afficher votre panier, de commander, de suivre ou d'annuler une commande, ou d'appeler quelqu'un. STOP met fin à tous les messages.
language-set = Très bien, continuons en français.
languages = Je parle français, anglais, coréen et russe. Écrivez dans la langue de votre choix.
card-number-removed = J'ai effacé ce qui ressemblait à un numéro de carte ; il n'a pas été conservé. N'en envoyez jamais ici : le paiement se fait sur une page sécurisée.
person-coming = J'ai demandé à quelqu'un de { $shop } de prendre le relais. Tout ce qui précède lui est visible, inutile de répéter.
seller-coming = J'ai demandé à { $seller } de vous répondre ici. Ses messages commencent par son nom. En attendant, je reste à votre disposition pour tout le reste.
which-seller = À qui s'adresse votre message : { $sellers } ?
person-coming-closed = J'ai demandé à quelqu'un de { $shop } de prendre le relais. Il n'y a personne pour le moment : vous aurez une réponse à partir de { $day }, { $time }. Tout ce qui précède peut être relu.
bot-back = C'est de nouveau moi, l'assistant automatique de { $shop }. Posez-moi vos questions, ou demandez quelqu'un.
bot-yes = Oui, je suis un assistant automatique. Quelqu'un de { $shop } peut prendre le relais à tout moment.
for-a-person = Je ne peux pas vous le dire moi-même, mais quelqu'un de { $shop } le peut.
offer-person = Je ne vous comprends pas bien. Voulez-vous parler à quelqu'un, ou plutôt parcourir la boutique ?
lost = Je n'ai pas compris ce qu'il vous faut.
lost-heard = J'ai lu « { $text } », mais je ne vois pas bien comment vous aider.
lost-offer = Je peux trouver un article, afficher votre panier ou suivre une commande. Ou dites-le autrement.
not-an-answer = Je n'y ai pas trouvé la réponse à ma question, je vous la repose.
yes-which = Volontiers. Lequel voulez-vous ?

### Finding
found = { $count ->
    [one] En voici un qui convient :
   *[other] En voici { $count } qui conviennent :
  }
found-both = Voici un peu des deux : d'abord « { $one } », puis « { $other } ».
found-not-other = Je n'ai rien pour « { $what } ».
found-under = { $count ->
    [one] En voici un à { $price } ou moins :
   *[other] En voici { $count } à { $price } ou moins :
  }
found-more = { $count ->
    [one] Encore un :
   *[other] Encore { $count } :
  }
found-cheaper = { $count ->
    [one] Celui-ci est moins cher :
   *[other] Ces { $count } sont moins chers :
  }
from-ad = Vous venez de notre annonce « { $title } ».
found-corrected = J'ai cherché « { $text } ».
found-relaxed = Peu d'articles réunissent tous vos critères. J'ai donc laissé de côté ceci : { $wishes }. Les plus proches d'abord :
found-nothing = Je n'ai rien trouvé pour « { $text } ».
no-more = C'est tout ce que j'ai dans ce genre. Voulez-vous voir autre chose ?
least-expensive = { $title }, à { $price }, est le moins cher de la sélection.
collections = Que voulez-vous parcourir ?
in-collection = { $title } :
similar = { $count ->
    [one] Un article proche de { $title } :
   *[other] { $count } articles proches de { $title } :
  }
which-of-these = De quel article parlez-vous ?
which-product = De quel article parlez-vous ? Donnez-moi son nom, ou parcourez la boutique.
wish-colour = la couleur
wish-size = la taille
wish-material = la matière
wish-price = le prix
wish-currency = le prix dans une autre monnaie
wish-category = le type d'article
wish-brand = la marque
wish-occasion = l'occasion
wish-recipient = la personne à qui c'est destiné
wish-age = l'âge
wish-words = certains mots
wish-other = un détail
ask-currency = Nos prix sont en { $ours } et vous avez écrit { $said }. Que vouliez-vous dire ?
ask-amount = Nos prix sont en { $ours } et vous avez écrit { $said }. Quel est votre budget en { $ours } ?

### A product
price = { $price }
price-from = à partir de { $price }
free = offerte
product = *{ $title }* · { $price }
product-from = *{ $title }* · à partir de { $price }
rating = ★ { $rating } ({ $count })
sold-out = épuisé
product-gone = Je ne retrouve plus cet article. Il a peut-être quitté la boutique.
chosen-options = En { $options }.
only-left = { $count ->
    [one] plus qu'un seul
   *[other] plus que { $count }
  }
which-size = Quelle taille ?
which-size-in = Quelle taille, en { $chosen } ?
which-colour = Quelle couleur ?
which-option = { $option } : que choisissez-vous ?
gone-values = Épuisé pour le moment : { $values }.
value-gone = { $value } : épuisé pour le moment.
value-not-there = Cet article n'existe pas en { $value }.
ask-add = Je l'ajoute à votre panier ?
titled = { $title } ({ $options })
only-so-many = { $what } : il { $count ->
    [one] n'en reste qu'un
   *[other] n'en reste que { $count }
  }.
ask-take-these = { $count ->
    [one] Le voulez-vous ?
   *[other] Voulez-vous ces { $count } ?
  }
sold-out-variant = { $what } : épuisé.
ask-other-option = Un autre choix pour cet article, ou quelque chose de proche ?
sold-out-product = { $title } : épuisé.
sold-out-similar = { $count ->
    [one] { $title } : épuisé. Voici ce qui s'en approche :
   *[other] { $title } : épuisé. Voici { $count } articles qui s'en approchent :
  }
no-reviews = Personne n'a encore donné son avis sur { $title }.
reviews = { $count ->
    [one] Un avis sur { $title } : ★ { $rating }
   *[other] { $count } avis sur { $title }, ★ { $rating } en moyenne. En voici deux qui diffèrent :
  }
review = ★{ $rating } « { $text } » { $author }
sizes-of = Tailles de { $title } :
sizes-there = En stock : { $values }.
one-size = Taille unique.
material = Matière : { $values }.
no-photos = Il n'y a pas d'autres photos de { $title }.
photos-of = { $title }, de plus près :

### Votre taille
part-bust = tour de poitrine
part-waist = tour de taille
part-hip = tour de hanches
part-foot = longueur du pied
part-height = stature
part-weight = poids
part-collar = tour de cou
part-sleeve = longueur de bras
part-shoulder = carrure
part-inseam = entrejambe
part-head = tour de tête
part-finger-round = tour de doigt
part-age = âge
in-cm = { $n } cm
in-mm = { $n } mm
in-in = { $n } pouces
in-kg = { $n } kg
in-g = { $n } g
in-feet = { $n }
in-lb = { $n } livres
in-years = { $n } ans
known-size = { $part } { $value }
size-by-chart = Pour *{ $title }*, une mesure compte : { $part }.
measure-bust = Quel est votre tour de poitrine ? Mesurez à l'endroit le plus fort, en cm ou en pouces.
measure-waist = Quel est votre tour de taille ? Mesurez au plus étroit, en cm ou en pouces.
measure-hip = Quel est votre tour de hanches ? Mesurez au plus large, en cm ou en pouces.
measure-foot = Quelle est la longueur de votre pied ? Debout sur une feuille, du talon à l'orteil le plus long, en cm.
measure-height = Combien mesure la personne qui le portera ?
measure-weight = Quel est le poids, en kg ?
measure-collar = Quel est le tour de cou ? Mesurez là où se pose le col, en cm.
measure-sleeve = Quelle est la longueur de bras, du milieu de la nuque au poignet, en cm ?
measure-shoulder = Quelle est la carrure, d'une épaule à l'autre, en cm ?
measure-inseam = Quelle est la longueur d'entrejambe, jusqu'à la cheville, en cm ?
measure-head = Quel est le tour de tête ? Mesurez au-dessus des oreilles, en cm.
measure-finger-round = Quel est le tour de doigt ? Enroulez un fil et mesurez-le, en mm.
measure-age = Quel âge a la personne qui le portera ?
chart-row = *{ $size }*  { $cells }
fit-told = Ce que disent les avis sur { $title } :
fit-untold = Trop peu d'avis sur { $title } parlent de la taille.
size-take = *{ $title }* : je prendrais *{ $size }*.
size-checked = { $part } { $value } : { $size } est prévu pour { $made }.
size-decides = C'est la plus grande taille qui décide, pour que rien ne serre ({ $part }).
size-usual = D'après la taille que vous portez d'habitude : { $usual }.
size-usual-unknown = Le guide des tailles de { $title } ne dit pas à quoi correspond { $usual }.
size-between = *{ $title }* : vous êtes entre *{ $smaller }* et *{ $larger }*.
size-lean-wish-loose = Vous aimez être à l'aise : je prendrais *{ $size }*.
size-lean-wish-close = Vous aimez près du corps : je prendrais *{ $size }*.
size-lean-growing = La plus petite risque de serrer : je prendrais *{ $size }*.
size-lean-reviews-small = Sur { $of } avis qui parlent de la taille, { $count } disent qu'il taille petit : je prendrais *{ $size }*.
size-lean-reviews-large = Sur { $of } avis qui parlent de la taille, { $count } disent qu'il taille grand : je prendrais *{ $size }*.
size-lean-guide-larger = La boutique conseille ici la plus grande : *{ $size }*.
size-lean-guide-smaller = La boutique conseille ici la plus petite : *{ $size }*.
size-for-loose = { $size } est votre taille. Pour plus d'aisance, la suivante est *{ $other }*.
size-for-close = { $size } est votre taille. Pour plus près du corps, la suivante est *{ $other }*.
size-which-sits = { $smaller } est plus ajusté, { $larger } plus ample. Que préférez-vous ?
size-surer = Dites-moi aussi ceci et je serai plus sûr : { $parts }.
size-ask-take = On prend { $size } ?
size-above = Le guide des tailles de *{ $title }* s'arrête à { $size } ({ $part } { $made }) ; { $value } va au-delà.
size-below = Le guide des tailles de *{ $title }* commence à { $size } ({ $part } { $made }) ; { $value } reste en deçà.
size-beyond = Je ne conseillerai pas une taille dont le guide ne répond pas. On regarde quelque chose de semblable ?
size-no-chart = La boutique ne donne pas de mensurations pour *{ $title }* : je préfère ne pas deviner une taille.
size-not-sold = Cet article n'existe pas en { $size }. On regarde quelque chose de semblable ?
size-gone = La taille { $size } est épuisée pour l'instant. Je peux vous prévenir de son retour.
size-gone-in = La taille { $size } est épuisée en { $chosen } pour l'instant.
size-other-colours = En { $size }, il reste : { $values }. L'une de ces couleurs vous irait ?
size-remembered = Je le garde pour trouver votre taille la prochaine fois. « Oubliez mes mensurations » l'efface.
size-noted = C'est noté : { $values }. Je le garde pour trouver votre taille ; « oubliez mes mensurations » l'efface.
size-of-which = Pour quel article dois-je chercher votre taille ?
sizes-known = Voici ce que vous m'avez dit : { $values }. Cela ne sert qu'à trouver votre taille ici.
sizes-known-none = Je ne connais aucune de vos mensurations.
sizes-forgotten = Vos mensurations sont effacées.
tap-my-size = Trouver ma taille
tap-take-size = Prendre { $size }
tap-see-chart = Guide des tailles
tap-forget-sizes = Les effacer

### Côte à côte
compare-title = { $n }. { $title }
compare-cell = { $n } : { $value }
compare-price = Prix · { $cells }
compare-colours = Couleurs · { $cells }
compare-material = Matière · { $cells }
compare-sizes = Tailles en stock · { $cells }
compare-rating = Note · { $cells }
compare-warm = Avis qui parlent de chaleur · { $cells }
attribute-name = { $kind ->
    [season] Saison
    [scent] Parfum
    [occasion] Occasion
    [colour] Couleur
    [style] Style
    [brand] Marque
    [gender] Pour
   *[other] { $name }
  }
compare-attribute = { attribute-name } · { $cells }
compare-weight = Poids · { $cells }
compare-blank = non précisé
compare-gone = épuisé
compare-unrated = pas d'avis
compare-alike = D'après la boutique, seuls les noms diffèrent.
compare-of = { $count } sur { $read }
compare-choose = Que souhaitez-vous voir de plus près ?
compare-which = Que dois-je comparer ? Dites-m'en deux ou trois, par exemple « le premier et le troisième ».
compare-nothing = Trouvons d'abord deux ou trois articles, ensuite je les mets côte à côte. Que cherchez-vous ?
compare-not-found = Je n'ai pas trouvé les deux. Dites-moi deux ou trois noms, ou lesquels de ceux affichés, par exemple « le premier et le troisième ».
compare-unstated = La boutique ne le précise pas, je préfère ne pas deviner.
compare-same = Sur ce point, ils se valent.
best-price-asc = Le prix le plus bas : *{ $title }*.
best-price-desc = Le prix le plus élevé : *{ $title }*.
best-rating = La meilleure note : *{ $title }*.
best-light = Le poids le plus faible : *{ $title }*.
best-heavy = Le poids le plus élevé : *{ $title }*.
best-warm = D'après la boutique, ce qui tient le plus chaud : *{ $title }*.
best-warm-told = La boutique ne le précise pas ; d'après les avis, ce qui tient le plus souvent chaud : *{ $title }*.

### Un parmi plusieurs
recommend-pick = Mon choix parmi ceux-ci : *{ $title }* · { $price }.
recommend-fits = Disponible en { $options }, comme vous le souhaitiez.
recommend-rated-best = Ses avis sont les meilleurs du lot : ★ { $rating } ({ $count }).
recommend-rated-only = C'est le seul article du lot qui ait des avis : ★ { $rating } ({ $count }).
recommend-rated-most = C'est celui qui a le plus d'avis, et de bons avis : ★ { $rating } ({ $count }).
recommend-cheapest = C'est le moins cher du lot.
recommend-other = Si le prix décide : *{ $title }* · { $price }.
recommend-none = Ni les avis ni les prix ne les départagent, et je ne veux pas inventer de raison.
recommend-what = Avec plaisir. C'est pour qui ou pour quelle occasion, et pour quel budget environ ?

### Les avis, comptés
reviews-few = { $count } avis sur { $title }, ★ { $rating } en moyenne :
reviews-counted = { $count } avis sur { $title }, ★ { $rating } en moyenne. { $fond } sur { $read } donnent 4 ou 5 étoiles.
topic-fit = Taille
topic-quality = Qualité
topic-colour = Couleur
topic-warmth = Chaleur
topic-comfort = Confort
topic = { $name } : { $values }
said-fit-small = taille petit ({ $count })
said-fit-true = taille bien ({ $count })
said-fit-large = taille grand ({ $count })
said-quality-good = bonne ({ $count })
said-quality-bad = décevante ({ $count })
said-colour-same = comme sur la photo ({ $count })
said-colour-other = différente de la photo ({ $count })
said-warmth-warm = chaud ({ $count })
said-warmth-cold = pas chaud ({ $count })
said-comfort-good = confortable ({ $count })
said-comfort-bad = inconfortable ({ $count })
review-for = Pour : ★{ $rating } « { $text } » { $author }
review-against = Contre : ★{ $rating } « { $text } » { $author }
review-author-in = { $author } ({ $language ->
    [en] en anglais
    [fr] en français
    [ko] en coréen
    [ru] en russe
   *[other] dans une autre langue
  })

### Cart
added = { $count ->
    [one] Dans votre panier : { $what }, { $total }.
   *[other] Dans votre panier : { $count } × { $what }, { $total }.
  }
cart-comes-to = Total du panier : { $total }.
cart = { $count ->
    [one] Votre panier, 1 article :
   *[other] Votre panier, { $count } articles :
  }
cart-received = { $count ->
    [one] J'ai bien reçu votre panier, 1 article :
   *[other] J'ai bien reçu votre panier, { $count } articles :
  }
cart-total = Total { $total }
cart-line = { $count } × { $what } · { $total }
cart-empty = Votre panier est vide.
cart-emptied = Votre panier est vide maintenant.
already-in-cart = C'est déjà dans votre panier : { $count } × { $what }, { $total }.
ask-checkout = On passe à la commande ?
ask-change-cart = On regarde votre panier ?
changed = C'est modifié : { $count } × { $what }.
removed = { $what } n'est plus dans votre panier.
how-many = { $what } : combien en voulez-vous, au lieu de { $count } ?
which-line-change = Lequel faut-il changer ?
which-line-remove = Lequel faut-il retirer ?
only-so-many-left = { $count ->
    [one] Il n'en reste qu'un. Le voulez-vous ?
   *[other] Il n'en reste que { $count }. Les voulez-vous ?
  }
gone-meanwhile = Le dernier vient de partir. Je peux vous montrer quelque chose de proche.
not-sold = Cet article n'est plus vendu. On cherche quelque chose de proche ?
item-unknown = { $count ->
    [one] Un article n'est plus vendu, je l'ai laissé de côté.
   *[other] { $count } articles ne sont plus vendus, je les ai laissés de côté.
  }
item-short = { $what } : il { $count ->
    [one] n'en restait qu'un
   *[other] n'en restait que { $count }
  }, c'est ce que j'ai mis.

### Ce qui va avec, ce qui est mieux, les ensembles, la même chose
suggestion = Va bien avec : { $title }, { $price }.
suggestion-from = Va bien avec : { $title }, à partir de { $price }.
suggestion-together = Souvent acheté avec : { $title }, { $price }.
suggestion-together-from = Souvent acheté avec : { $title }, à partir de { $price }.
no-more-suggestions = Entendu, je ne vous suggère plus rien.
goes-with = { $count ->
    [one] Voici ce qui va avec { $title } :
   *[other] Voici { $count } articles qui vont avec { $title } :
  }
goes-with-cart = { $count ->
    [one] Voici ce qui va avec votre panier :
   *[other] Voici { $count } articles qui vont avec votre panier :
  }
goes-with-nothing = Je ne connais rien de particulier qui aille avec { $title }. Un conseiller de { $shop } aura peut-être une idée.
goes-with-nothing-cart = Je ne connais rien de particulier qui aille avec votre panier. Un conseiller de { $shop } aura peut-être une idée.
better = Un cran au-dessus de { $title } :
better-nothing = Dans ce genre, je n'ai rien de mieux que { $title }.
why-alternative = notre choix à la place
why-size = disponible en { $size }
why-size-price = disponible en { $size }, à peu près au même prix
why-price = à peu près au même prix
why-kind = du même genre
why-together = souvent achetés ensemble
why-rated = mieux noté
bundles = { $count ->
    [one] Cet ensemble coûte moins que ses articles séparés :
   *[other] Ces ensembles coûtent moins que leurs articles séparés :
  }
bundles-none = Il n'y a pas d'ensemble en ce moment.
bundle-price = { $price } au lieu de { $full }
bundle-saves = vous économisez { $saved }
bundle-item = { $count ->
    [1] { $what }
   *[other] { $count } × { $what }
  }
bundle-sold-out = { $count ->
    [one] { $what } est épuisé : je ne peux pas vous proposer l'ensemble « { $title } » pour le moment. Rien n'a été mis dans votre panier.
   *[other] { $what } sont épuisés : je ne peux pas vous proposer l'ensemble « { $title } » pour le moment. Rien n'a été mis dans votre panier.
  }
bundle-gone = Cet ensemble n'est plus proposé.
bundle-added = Dans votre panier : l'ensemble « { $title } », avec { $items }.
bundle-applied = Ensemble « { $title } » : −{ $saved }
same-again = La commande { $number } du { $day }, aux conditions d'aujourd'hui :
same-again-some = De la commande { $number } du { $day }, aux conditions d'aujourd'hui :
again-same = { $count } × { $what } · { $price } pièce, comme avant
again-dearer = { $count } × { $what } · { $price } pièce maintenant, au lieu de { $was }
again-short = { $count } × { $what } · il n'en reste que { $left }, { $price } pièce
again-gone = { $what } · épuisé
again-unsold = { $what } · n'est plus vendu
again-comes-to = Soit { $total } en tout.
ask-again = Je mets le tout dans votre panier ?
again-all-gone = Rien de tout cela n'est disponible en ce moment.
again-no-such = Je ne trouve pas cela dans vos commandes.
again-filled = C'est dans votre panier, aux prix d'aujourd'hui :
tap-add-too = L'ajouter aussi
tap-see-too = Le voir
tap-no-extras = Non merci
tap-bundle = Prendre l'ensemble
tap-again = Mettre au panier

### Checkout
ask-address = Pour qui est-ce, et où faut-il livrer ? Nom et adresse en un seul message, par exemple : Marie Dupont, 12 rue des Lilas, 75011 Paris
ask-address-again = À quel nom et à quelle adresse faut-il livrer ?
ask-name = Quel nom mettre sur le colis ?
ask-lines = Quelle rue et quel numéro ?
ask-city = Quelle ville ?
ask-region = Quel État ou quelle région ?
ask-postcode = Et le code postal ?
ask-country = Quel pays ?
ask-phone = Un numéro de téléphone pour le livreur ?
wrong-postcode = Ce code postal ne semble pas correct pour ce pays ({ $country }). Pouvez-vous le vérifier ?
wrong-region = Je ne connais pas cette région. Laquelle est-ce ?
wrong-phone = Ce numéro de téléphone ne semble pas correct. Pouvez-vous le vérifier ?
wrong-country = Je ne connais pas ce pays. Lequel est-ce ?
goes-to = La livraison se fera ici :
    { $address }
read-back = La livraison se fera ici :
    { $address }
    Est-ce exact ?
ask-saved-address = On livre à la même adresse ?
    { $address }
not-served = Nous ne livrons pas encore dans ce pays : { $country }.
no-delivery-there = Nous ne livrons pas à cette adresse. Voulez-vous en donner une autre ?
which-delivery = Quelle livraison préférez-vous ?
delivery-days = { $least } à { $most } jours
delivery-days-one = { $days ->
    [one] 1 jour
   *[other] { $days } jours
  }
which-payment = Comment voulez-vous payer ?
which-payment-again = { $total } à payer. Comment voulez-vous payer ?
ask-cash = Vous payez { $total } en espèces à la livraison. Je passe la commande ?
sum-line = { $count } × { $what } · { $total }
sum-discount = Remise · −{ $amount }
sum-delivery = { $name } · { $amount }
sum-delivery-free = { $name } · offerte
sum-tax = Taxes · { $amount }
sum-tax-included = Taxes comprises · { $amount }
sum-total = *Total · { $total }*
no-payment-way = Aucun moyen de paiement n'est disponible ici pour l'instant. Quelqu'un de { $shop } peut vous aider.
pay-here = Vos articles sont mis de côté quelque temps. Vous payez { $total } sur notre page sécurisée.
order-placed-cash = Merci. La commande *{ $number }* est passée ; vous payez { $total } à la livraison.
order-next = Je vous écris dès qu'elle part.
checkout-short = { $count ->
    [one] Il ne reste plus qu'un exemplaire d'un article de votre panier, moins que vous n'en vouliez.
   *[other] Il ne reste que { $count } exemplaires d'un article de votre panier, moins que vous n'en vouliez.
  }
checkout-gone = Un article de votre panier vient d'être épuisé. Rien n'a été débité.
checkout-trouble = Je n'ai pas pu continuer la commande. Rien n'a été débité et votre panier est conservé.
is-paid = Oui, la commande *{ $number }* est payée : { $total }.
is-cash = La commande *{ $number }* est passée. Vous payez { $total } à la livraison.
not-paid-yet = Votre paiement n'est pas encore arrivé.
order-waits = Votre commande attend son paiement.
nothing-to-pay = Aucun paiement n'est en attente.

### Delivery and payment, as such
delivery-info = Voici comment nous livrons :
delivery-info-to = Voici comment nous livrons dans ce pays ({ $country }) :
delivery-row = { $name } · { $told }
delivery-unknown = Cela dépend de l'adresse. Vous verrez le prix avant de payer, ou quelqu'un peut vous le dire.
pays-both = Vous pouvez payer par carte sur notre page sécurisée, ou en espèces à la livraison.
pays-online = Vous payez par carte sur notre page sécurisée.
pays-cash = Vous payez en espèces à la livraison.

### Orders
order = Commande *{ $number }* du { $day } · { $total }
which-order = { $count ->
    [one] Cette commande est en cours :
   *[other] { $count } commandes sont en cours. De laquelle parlez-vous ?
  }
which-order-cancel = Quelle commande faut-il annuler ?
no-orders = Je ne vois encore aucune commande de votre part.
no-such-order = Je ne vois aucune commande { $number } de votre part. Quel est son numéro ?
state-cancelled = annulée
state-due = pas encore payée
state-open = en préparation
state-packed = emballée
state-part-shipped = en partie expédiée
state-shipped = en route
state-delivered = livrée
state-returned = retournée
parcel = Avec { $carrier }, numéro { $number }.
parcel-plain = Le colis est en route.
parcel-scan = { $place ->
    [none] { $carrier } { $number } : { $what }.
   *[other] { $carrier } { $number } : { $what }, { $place }.
  }
scan-picked-up = pris en charge par le transporteur
scan-arrived = arrivé au dépôt
scan-customs = à la douane
scan-lost = égaré
scan-other = en route
scan-in-transit = en transit
scan-out-for-delivery = en cours de livraison
scan-delivered = livré
scan-delayed = retardé
scan-failed-attempt = livraison manquée, un nouveau passage est prévu
scan-returned = en retour vers nous
ask-cancel = Annuler la commande *{ $number }* de { $total } ? Elle ne pourra pas être rétablie.
ask-cancel-paid = Annuler la commande *{ $number }* et recevoir un remboursement de { $total } ? Elle ne pourra pas être rétablie.
kept-order = Bien, la commande *{ $number }* reste telle quelle.
cancelled = La commande *{ $number }* est annulée. Vous n'avez rien à payer.
cancelled-refund = La commande *{ $number }* est annulée. { $amount } vous sont remboursés par le même moyen de paiement, en général sous quelques jours.
cancelled-already = La commande *{ $number }* est déjà annulée.
cancel-too-late-now = Elle est déjà partie et ne peut plus être annulée. Quelqu'un peut vous aider à la renvoyer.

### Leaving and coming back
one-moment = Un instant, s'il vous plaît : la réponse arrive.
opted-out = Vous ne recevrez plus de messages de { $shop }, sauf au sujet de vos commandes. Écrivez START si vous changez d'avis.
opted-in = Vous revoilà : { $shop } peut de nouveau vous écrire. Envoyez STOP pour ne plus rien recevoir.
opted-in-already = { $shop } peut vous écrire. Envoyez STOP pour ne plus rien recevoir.

### Things without words
heard-voice = Je ne peux pas encore écouter les messages vocaux. Pouvez-vous l'écrire ?
heard-sticker = Merci. Mais je ne sais lire que les mots.
heard-picture = Merci pour la photo. Je ne vois pas encore ce qu'elle montre : pouvez-vous me dire ce que vous cherchez ?
heard-video = Merci. Je ne peux pas encore regarder les vidéos : pouvez-vous me dire ce que vous cherchez ?
heard-document = Je ne peux pas lire les fichiers. Pouvez-vous écrire ce qu'il vous faut ?
heard-location = Merci. La livraison se fait à une adresse : donnez-la-moi au moment de commander.
tap-fill-in = Saisir l'adresse
form-address = Adresse de livraison
form-name = Nom sur le colis
form-line = Rue et numéro
form-more = Appartement, étage, société
form-postcode = Code postal
form-city = Ville
form-region = Région ou État
form-country = Pays
form-phone = Téléphone pour le livreur
form-next = Continuer
form-delivery = Livraison
form-done = Terminer
ask-place = Touchez ci-dessous pour envoyer le lieu de livraison. Il indique le chemin au livreur ; je vous demanderai ensuite l'adresse elle-même.
heard-place = Merci, la position est notée pour le livreur.
heard-form = Merci, vos réponses sont bien arrivées.
heard-contact = Merci. Je ne peux pas encore utiliser les fiches de contact : écrivez ce qu'il vous faut.
heard-call = Vous avez appelé, mais personne ne peut prendre d'appel à ce numéro. Écrivez-moi plutôt ici : dites-moi ce qu'il vous faut, je réponds tout de suite.
heard-unsupported = Ce message ne m'est pas parvenu sous une forme lisible. Pouvez-vous l'écrire ?

### On our own accord
tell-paid = Merci, votre paiement de { $total } est bien arrivé. Nous préparons la commande *{ $number }*.
tell-placed-cash = La commande *{ $number }* est passée. Vous payez { $total } à la livraison.
tell-payment-failed = Le paiement n'a pas abouti et rien n'a été débité. Votre panier est conservé : réessayez ou choisissez un autre moyen de paiement.
tell-late-refunded = Votre paiement de { $total } est arrivé alors qu'un article venait d'être épuisé. Nous vous l'avons remboursé en totalité.
tell-paid-twice = Votre paiement de { $total } concernait un achat déjà payé. Nous vous avons remboursé ce second paiement.
tell-unordered-refunded = Votre paiement de { $total } n'a pas pu donner lieu à une commande. Nous vous l'avons remboursé en totalité.
tell-packed = La commande *{ $number }* est emballée.
tell-shipped = La commande *{ $number }* est en route avec { $carrier }, numéro { $tracking }.
tell-shipped-plain = La commande *{ $number }* est en route.
tell-out-for-delivery = La commande *{ $number }* arrive aujourd'hui.
tell-delayed = La commande *{ $number }* a du retard. Je vous écris dès qu'elle repart.
tell-failed-attempt = Le transporteur est passé pour la commande *{ $number }* sans trouver personne. Il repassera.
tell-lost = Le transporteur ne retrouve pas le colis de la commande *{ $number }*. Quelqu'un de { $shop } s'en occupe.
tell-returned = Le colis de la commande *{ $number }* nous revient. Quelqu'un de { $shop } va vous écrire à ce sujet.
tell-delivered = La commande *{ $number }* est livrée. Si quelque chose ne va pas, écrivez-moi ici.
tell-cancelled = La commande *{ $number }* est annulée.
tell-refunded = Nous vous avons remboursé { $amount } pour la commande *{ $number }*. La somme apparaît sur votre compte sous quelques jours.
tell-refunded-plain = Nous vous avons remboursé { $amount }. La somme apparaît sur votre compte sous quelques jours.

### Things to tap: buttons at most 20 characters
tap-see = Choisir
tap-see-it = Le voir
tap-add = Ajouter au panier
tap-take = En prendre { $count }
tap-take-some = En prendre { $count }
tap-opt = Choisir
tap-reviews = Avis
tap-sizes = Tailles
tap-photos = Plus de photos
tap-details = Détails
tap-keep = Continuer à chercher
tap-more = En voir plus
tap-cheaper = Moins cher
tap-browse = Voir la boutique
tap-cart = Voir le panier
tap-one-more = Un de plus
tap-checkout = Commander
tap-change = Modifier
tap-remove = Le retirer
tap-similar = Articles proches
tap-other-option = Un autre choix
tap-amount = { $amount }
tap-any-price = Tous les prix
tap-right = C'est exact
tap-change-address = La corriger
tap-same-address = Oui, la même
tap-other-address = Une autre adresse
tap-pay-online = Payer en ligne
tap-cash = À la livraison
tap-pay-now = Payer
tap-pay-again = Réessayer
tap-orders = Mes commandes
tap-order = Suivre ma commande
tap-track = Suivre le colis
tap-receipt = Voir la commande
tap-cancel = Annuler la commande
tap-cancel-yes = Oui, l'annuler
tap-keep-order = La garder
tap-person = Parler à quelqu'un
tap-back = Finir ma commande
open-list = Choisir
open-products = Les voir

### Ce que l'on fait d'une commande
service-which-order = De quelle commande s'agit-il ?
service-which-return = Quel article souhaitez-vous renvoyer ?
service-which-swap = Quel article souhaitez-vous changer ?
service-which-cancel-some = Quel article dois-je annuler ?
service-of-order = commande { $number }, { $day }
service-why = Qu'est-ce qui ne va pas avec { $what } ?
reason-too-small = Trop petit
reason-too-big = Trop grand
reason-not-as-expected = Pas comme prévu
reason-damaged = Abîmé
reason-wrong-item = Mauvais article
reason-changed-mind = J'ai changé d'avis
reason-other = Autre chose
service-which-option = { $kind ->
    [size] Quelle taille à la place de { $what } ?
    [colour] Quelle couleur à la place de { $what } ?
   *[other] Lequel à la place de { $what } ?
  }
service-which-method = Comment souhaitez-vous être remboursé ?
service-credit-more = En avoir, vous recevez { $percent } % de plus.
credit-bonus = { $percent } % de plus
ask-return = { $count ->
    [one] Je note le retour de { $what } ?
   *[other] Je note le retour de { $count } × { $what } ?
  }
return-gives = À la réception, { $amount } vous seront remboursés par le moyen de paiement utilisé.
return-gives-credit = À la réception, vous recevrez un avoir de { $amount }.
return-fee = Des frais de { $amount } sont déjà déduits.
return-postage = { $amount } de frais de retour sont déjà déduits.
return-free = Le retour ne vous coûte rien.
return-open = C'est noté : { $what } de la commande *{ $number }* nous revient.
return-send-to = Veuillez l'envoyer à :
    { $address }
return-label-follows = Je vous envoie l'étiquette de retour dans un instant.
return-by-person-next = Une personne de { $shop } vous écrira comment l'envoyer.
return-then = À la réception, je vous écris et { $amount } vous sont remboursés par le moyen de paiement utilisé.
return-then-credit = À la réception, je vous écris et vous recevez un avoir de { $amount }.
ask-swap = { $count ->
    [one] Je remplace { $what } par { $new } ?
   *[other] Je remplace { $count } × { $what } par { $new } ?
  }
ask-exchange = { $count ->
    [one] J'échange { $what } contre { $new } ? Le nouvel article vous est réservé et part dès que le premier est arrivé.
   *[other] J'échange { $count } × { $what } contre { $new } ? Les nouveaux articles vous sont réservés et partent dès que les premiers sont arrivés.
  }
swap-same-price = Le prix est le même.
swap-cheaper = C'est moins cher : { $amount } vous sont remboursés.
swap-cheaper-due = C'est moins cher : vous payez { $amount } de moins à la livraison.
swap-dearer = Cela coûte { $amount } de plus, à régler sur notre page sécurisée.
swap-dearer-due = Cela coûte { $amount } de plus, à régler à la livraison.
swapped = C'est fait : la commande *{ $number }* contient maintenant { $new }.
swapped-back = { $amount } vous sont remboursés.
swap-pay = { $new } vous est réservé pendant un jour. Réglez les { $amount } sur notre page sécurisée et le changement est fait.
swap-sold-out = { $what } est épuisé pour le moment.
swap-nothing = Il n'y a rien contre quoi changer { $what } en ce moment. Une personne peut chercher plus loin.
swap-gone = Cet article vient d'être épuisé, rien n'a donc été changé.
exchange-open = C'est noté : { $new } vous est réservé et part dès que { $what } est arrivé.
ask-cancel-line = { $count ->
    [one] J'annule { $what } de la commande *{ $number }* ?
   *[other] J'annule { $count } × { $what } de la commande *{ $number }* ?
  }
cancel-line-back = { $amount } vous sont remboursés.
cancel-line-due = Vous payez alors { $amount } de moins à la livraison du reste.
line-cancelled = { $what } de la commande *{ $number }* est annulé. { $amount } vous sont remboursés, en général sous quelques jours.
line-cancelled-due = { $what } de la commande *{ $number }* est annulé. Vous payez { $amount } de moins à la livraison du reste.
line-cancelled-credit = { $what } de la commande *{ $number }* est annulé. Vous avez { $amount } d'avoir en plus.
cancelled-credit = La commande *{ $number }* est annulée. Vous avez { $amount } d'avoir en plus.
ask-cancel-undo = J'annule la commande *{ $number }* de { $total } ?
ask-cancel-paid-undo = J'annule la commande *{ $number }* et { $total } vous sont remboursés ?
cancel-left = La commande *{ $number }* est déjà partie, elle ne peut plus être annulée. Une fois reçue, vous pourrez la renvoyer.
cancel-left-return = La commande *{ $number }* est déjà partie, elle ne peut plus être annulée. Vous pouvez la renvoyer.
offer-cancel-instead = Elle n'est pas encore partie. Dois-je plutôt annuler { $what } ?
offer-return-instead = Vous pouvez en revanche renvoyer { $what }. On fait cela ?
left-as-it-is = D'accord, tout reste comme avant.
ask-new-address = Où doit aller la commande *{ $number }* ? Nom et adresse en un seul message, s'il vous plaît.
address-changed = La commande *{ $number }* part maintenant à :
    { $address }
address-costs = La taxe ou la livraison y coûte autre chose, une personne doit donc regarder. Je l'appelle ?
undo-possible = Vous pouvez revenir en arrière pendant { $minutes } minutes : écrivez « comme avant ».
waits-undo = Dans { $minutes } minutes, je modifie la commande *{ $number }*. D'ici là, « comme avant » annule ce changement.
waits-person = C'est plus que je ne peux décider pour la commande *{ $number }*. Une personne de { $shop } regarde, et je vous écris dès que c'est décidé.
undone = C'est annulé. La commande *{ $number }* reste comme avant.
undo-nothing = Il n'y a aucun changement en attente à annuler.
undo-too-late = C'est déjà fait, je ne peux plus revenir en arrière. Une personne peut peut-être vous aider.
service-trouble = Je n'ai pas pu le faire, et rien n'a été changé. Une personne peut regarder.
why-cancelled = La commande *{ $number }* est annulée.
why-packed = La commande *{ $number }* est déjà emballée, cela ne peut plus être changé.
why-left = La commande *{ $number }* est déjà partie, cela ne peut plus être changé.
why-never = { $shop } ne propose pas cela.
why-nothing-left = Il ne reste rien de la commande *{ $number }* pour cela.
why-not-there = { $what } n'est pas encore arrivé. Une fois reçu, écrivez-moi et vous pourrez le renvoyer.
why-not-there-order = La commande *{ $number }* n'est pas encore arrivée. Une fois reçue, écrivez-moi et vous pourrez renvoyer des articles.
why-too-late = { $what } pouvait être renvoyé pendant { $days } jours après la livraison, et ce délai est passé.
why-category = { $what } fait partie des articles qui ne peuvent pas être renvoyés.
why-under-way = { $what } est déjà en route vers nous.
why-unpaid = La commande *{ $number }* n'est pas encore payée, une personne doit regarder.
why-waits = Un changement de la commande *{ $number }* est déjà en attente. « Comme avant » l'annule.
why-costs-more = Cela coûte plus cher, et je ne peux pas encaisser la différence ici. Une personne peut vous aider.
refund-asked = { $amount } pour la commande *{ $number }* sont en route vers vous depuis le { $day }.
refund-done = { $amount } pour la commande *{ $number }* ont été remboursés le { $day }. Les banques mettent quelques jours à l'afficher.
refund-failed = { $amount } pour la commande *{ $number }* n'ont pas pu être remboursés. Une personne s'en occupe.
refund-credit = Pour la commande *{ $number }*, vous avez reçu un avoir de { $amount } le { $day }.
refund-waits = Votre retour de la commande *{ $number }* n'est pas encore arrivé chez nous. Le remboursement suit dès sa réception.
refund-none = Je ne vois aucun remboursement à votre nom.
credit-balance = Vous avez un avoir de { $amount }.
credit-none = Vous n'avez pas d'avoir.
terms-returns = { $days ->
    [one] Vous pouvez renvoyer un article dans le jour qui suit la livraison.
   *[other] Vous pouvez renvoyer un article dans les { $days } jours qui suivent la livraison.
  }
terms-postage = Le retour coûte { $amount }, sauf si l'erreur vient de nous.
terms-postage-free = Le retour est gratuit.
terms-exchange = Vous pouvez aussi l'échanger contre une autre taille ou couleur. Dites-moi de quel article il s'agit.
terms-never = Ceci ne peut pas être renvoyé : { $what }.
terms-no-returns = { $shop } ne reprend pas les articles, sauf s'ils ont un défaut. Une personne peut alors vous aider.
tell-return-labelled = Voici l'étiquette pour renvoyer vos articles de la commande *{ $number }*.
tell-return-received = Votre retour de la commande *{ $number }* est arrivé. { $amount } vous sont remboursés par le moyen de paiement utilisé.
tell-return-received-plain = Votre retour de la commande *{ $number }* est arrivé. Merci.
tell-return-exchanged = Votre retour de la commande *{ $number }* est arrivé. Le nouvel article part bientôt.
tell-store-credit = Vous avez { $amount } d'avoir en plus, pour la commande *{ $number }*.
tell-address-changed = La commande *{ $number }* part à la nouvelle adresse, comme demandé.
tell-order-changed = La commande *{ $number }* est modifiée, comme demandé.
tell-not-changed = Je n'ai plus pu modifier la commande *{ $number }*, elle reste donc comme avant.
tell-not-changed-unpaid = La différence pour la commande *{ $number }* n'a pas été réglée à temps, elle reste donc comme avant.
tell-not-changed-refused = Une personne de { $shop } a examiné votre demande pour la commande *{ $number }* et n'a pas pu l'accorder.
tell-late = Votre colis de la commande *{ $number }* devait arriver au plus tard le { $day }, et il n'est pas encore là. Toutes nos excuses. Je le surveille et vous écris dès qu'il avance ; une personne peut s'en occuper dès maintenant, si vous le souhaitez.
tell-silent = Nous sommes sans nouvelles de votre colis de la commande *{ $number }* depuis { $days ->
    [one] un jour
   *[other] { $days } jours
  }. Toutes nos excuses. Je le surveille et vous écris dès qu'il avance ; une personne peut s'en occuper dès maintenant, si vous le souhaitez.
tap-original = Comme j'ai payé
tap-store-credit = Un avoir
tap-do-it = Oui, merci
tap-leave-it = Non, laissez
tap-cancel-it = Oui, annuler
tap-send-back = Renvoyer
tap-undo = Comme avant
tap-undo-return = Finalement, je garde
tap-label = Ouvrir l'étiquette

# Saved cards
ask-saved-card = Puis-je débiter { $total } sur votre { $card } ••{ $last4 } ?
charging = Merci. { $total } sont en cours de débit sur votre { $card } ••{ $last4 } ; je vous le confirme ici dans un instant.
card-not-by-word = Je ne peux pas débiter cette carte sur simple réponse pour cette commande.
cards-forgotten = C'est fait. Aucune carte enregistrée ne sera plus débitée d'ici, et je l'ai oubliée.
no-cards-saved = Aucune carte n'est enregistrée ici, rien ne sera donc débité.
tell-card-kept = Votre { $card } ••{ $last4 } est enregistrée. La prochaine fois, un « oui » suffira, toujours après le total. Écrivez « supprimez ma carte » pour y mettre fin à tout moment.
tell-card-asks-you = Votre banque souhaite que vous confirmiez vous-même ce paiement ; rien n'a encore été débité. Vous réglez { $total } sur notre page sécurisée.
tell-card-declined = Votre carte enregistrée n'a pas pu être débitée, et rien n'a été prélevé. Vous pouvez régler { $total } avec une autre carte sur notre page sécurisée.
tell-card-over = Votre carte enregistrée n'a pas pu être débitée, et rien n'a été prélevé. Votre panier est gardé : réessayez ou choisissez un autre moyen de paiement.
save-card-here = Vous pouvez enregistrer une carte sur la page sécurisée de notre prestataire de paiement. C'est gratuit, et son numéro ne passe jamais par nous.
save-card-means = En l'enregistrant, vous autorisez { $shop } à la débiter quand vous commandez ici et répondez « oui » au total, sans repasser par cette page, et jamais plus de { $order } par commande.
save-card-end = « Quelles cartes avez-vous de moi ? » montre ce qui est enregistré, « supprimez ma carte » y met fin à tout moment.
tap-save-card = Enregistrer
keeps-no-cards = { $shop } ne peut pas garder de carte dans cette conversation ; il n'y a donc rien à enregistrer. Vous réglez chaque commande en toute sécurité au moment de la valider.
cards-kept = Enregistré pour vous chez notre prestataire de paiement :
card-line = { $card } ••{ $last4 }, valable jusqu'au { $until }
card-line-over = { $card } ••{ $last4 }, expirée
card-that-pays = La première sert quand vous achetez ici d'un « oui ».
no-cards-kept = Aucune carte à vous n'est enregistrée ici.
which-card = Laquelle dois-je oublier ?
not-such-card = Je n'ai pas celle-là. Laquelle de celles-ci dois-je oublier ?
tap-forget-card = Oublier ••{ $last4 }
tap-forget-all-cards = Toutes les oublier
card-forgotten = C'est fait. J'ai oublié votre { $card } ••{ $last4 } ; elle ne sera plus débitée.
card-was-forgotten = Cette carte était déjà oubliée.
tell-card-not-kept = La carte n'a pas pu être enregistrée, et rien n'a été débité. Vous pouvez réessayer ou utiliser une autre carte.
tap-try-again = Réessayer
tap-charge-card = Payer avec ••{ $last4 }
tap-other-way = Payer autrement
tell-invoice = Voici la facture { $label }.
tell-credit-note = Voici l'avoir { $label }.
tap-by-invoice = Sur facture
ask-by-invoice = Vous réglez { $total } sur facture. Je passe la commande ?
order-placed-invoice = Merci. La commande *{ $number }* est passée ; la facture de { $total } indique la date d'échéance.
is-invoiced = La commande *{ $number }* est sur facture : il reste { $total } à régler.
below-least = Votre société commande à partir de { $least }. Souhaitez-vous ajouter quelque chose ?

### Deux conversations d'une même personne
link-text = Continuer sur WhatsApp : code { $code }
linked = Cette conversation et votre discussion sur notre site sont désormais réunies : un seul panier, et les mêmes commandes.
linked-there = Vous pouvez poursuivre sur WhatsApp ou ici : votre panier et vos commandes sont les mêmes.
link-unknown = Ce code a déjà servi ou n'est plus valable. La discussion sur notre site vous en donnera un nouveau.
link-refused = Ce code appartient à un autre compte client ; rien n'a été réuni.
unlinked = C'est annulé. La discussion sur notre site et cette conversation sont de nouveau séparées.
tap-not-me = Ce n'était pas moi

### Me prévenir du retour en stock
tap-want-back = Me prévenir
want-back-noted = Je vous préviendrai ici dès le retour en stock : { $what }.
want-back-there = { $what } : c'est disponible dès maintenant.
back-in-stock = De nouveau en stock : { $what }. Vous m'aviez demandé de vous prévenir.

# L'avoir au moment de payer
ask-use-credit = Le total est de { $total }, et vous avez un avoir de { $there }. Je l'utilise pour cette commande ?
credit-how = Au moment de commander, dites simplement « utilisez mon avoir ».
sum-credit = Avoir · −{ $amount }
sum-credit-of = Avoir · −{ $amount } sur { $there }
sum-to-pay = *À payer · { $amount }*
ask-covered = Votre avoir couvre tout. Je passe la commande ?
tell-placed-paid = Merci. La commande *{ $number }* est passée, il ne reste rien à payer.
tap-use-credit = Utiliser mon avoir
tap-not-credit = Le garder
tap-place-order = Passer la commande

# Les codes promo
ask-code = Écrivez-moi le code, s'il vous plaît.
code-takes-off = Le code { $label } vous fait économiser { $amount }.
code-on = Le code { $label } est ajouté ; il compte avec la livraison.
code-gone = Le code est retiré.
code-none = Il n'y a pas de code dans votre panier.
code-no-cart = Votre panier est encore vide. Choisissez d'abord un article, puis donnez-moi le code.
code-unknown = Je ne connais pas ce code. Vérifiez son orthographe, s'il vous plaît.
code-not-yet = Ce code n'est pas encore valable.
code-over = Ce code a expiré.
code-used-up = Ce code a déjà été utilisé.
code-goods = Ce code ne s'applique pas à votre panier.
code-minimum = Ce code est valable à partir de { $least } d'achat.
code-too-many = Je ne connais aucun de ces codes. Réessayez dans une heure ou demandez à une personne.
sum-code = Code { $label } · −{ $amount }
sum-code-delivery = Code { $label } · livraison

# Factures en retard
tell-overdue = Petit rappel : { $amount } pour la commande *{ $number }* étaient à régler le { $day }. Si le virement est en route, ne tenez pas compte de ce message.
tell-overdue-again = { $amount } pour la commande *{ $number }* restent à régler depuis le { $day }. Manque-t-il quelque chose sur la facture ? Dites-le-moi ici.

# Acheter pour une société
ask-company = Indiquez le nom de la société et son numéro de TVA en un message, par exemple : Ateliers Byron, FR40303265045
ask-company-number = Je n'y vois pas de numéro de TVA. Écrivez-le comme sur vos papiers, avec les lettres du pays.
ask-company-name = Et comment s'appelle la société ?
company-noted = C'est noté : vous achetez pour { $name }, numéro de TVA { $number }. Les deux figureront sur la facture.
company-known = Cette société est déjà connue ici : une personne de { $shop } doit vous autoriser. Dois-je demander ?
company-not = Très bien, vous achetez pour vous-même.
tap-not-company = Pas de société
sum-vat-asking = TVA facturée : le registre européen n'a pas encore confirmé { $number }. La question est posée, je vous dirai la réponse ici.
sum-vat-confirmed = Sans TVA : { $number } est confirmé, votre société l'acquitte elle-même (autoliquidation).
sum-vat-denied = TVA facturée : le registre européen ne confirme pas { $number }.
sum-vat-unreachable = TVA facturée : le registre européen ne répond pas, { $number } n'est donc pas confirmé.
tell-vat-confirmed = Le registre européen a confirmé { $number } : votre société acquitte elle-même la TVA.
tell-vat-confirmed-total = Le registre européen a confirmé { $number }, j'ai donc retiré la TVA. Votre nouveau total : { $total }.
tell-vat-confirmed-paying = Le registre européen a confirmé { $number }. La somme à payer comprend encore la TVA ; validez à nouveau la commande pour l'avoir sans.
tell-vat-denied = Le registre européen ne confirme pas { $number } : la TVA reste due. Si le numéro est faux, une personne peut le corriger.
tell-vat-unreachable = Le registre européen ne répond pas pour le moment : la TVA reste due. Je reposerai la question à votre prochaine commande.
### Les réponses de la boutique, et ce que dit un article
faq-source = _{ $shop } : « { $question } »_
faq-other-language = Je n'ai cette réponse que dans une autre langue :
faq-perhaps = Est-ce l'une de ces questions ?
faq-gone = Cette réponse n'est plus là. Une personne de { $shop } peut vous renseigner.
faq-asked-person = Je ne le sais pas, et je préfère ne rien inventer. J'ai transmis votre question à une personne de { $shop }, qui vous répondra ici.
help-guide = Le guide de la boutique dit de { $title } : « { $quote } »
help-description = La description de { $title } dit : « { $quote } »
attribute-inside = { $kind ->
    [season] saison
    [scent] parfum
    [occasion] occasion
    [colour] couleur
    [style] style
    [brand] marque
    [gender] pour
   *[other] { $name }
  }
help-attribute = { $title }, { attribute-inside } : { $quote }
help-material = Matière de { $title } : { $quote }
help-care = Entretien de { $title } : « { $quote } »
help-age = { $title }, âge en années : { $quote }
help-row = { $title }, pour { $column } { $cell } :
help-reviews = { $count ->
    [one] { $count } avis sur { $read } en parle :
   *[other] { $count } avis sur { $read } en parlent :
  }
help-unsaid = La boutique ne le précise pas pour { $title }.
help-outside = Le tableau de { $title } ne va pas jusque-là.
help-ask-person = Dois-je demander à une personne ?
help-as-you-like = Comme vous voulez.
tap-none-of-these = Aucune
tap-ask-person = Demander
tap-no-thanks = Non, merci

### Cadeaux et dates
noted-likes = { $own ->
    [yes] C'est noté, vous aimez : { $what }.
   *[no] C'est noté, { $who } aime : { $what }.
  }
noted-dislikes = { $own ->
    [yes] C'est noté, à éviter pour vous : { $what }.
   *[no] C'est noté, à éviter pour { $who } : { $what }.
  }
noted-day = { $own ->
    [yes] C'est noté, votre { $what } est le { $day }.
   *[no] C'est noté pour { $who } : { $what } le { $day }.
  }
day-birthday = anniversaire
day-anniversary = anniversaire de rencontre
too-much-to-remember = C'est plus que je ne peux retenir. Faut-il d'abord oublier quelque chose ?
who-do-you-mean = De qui parlez-vous ? Dites-moi par exemple « ma mère est allergique aux lys ».
remembered-self = *Vous*
remembered-of = *{ $who }*
fact-likes = Aime : { $what }
fact-dislikes = À éviter : { $what }
fact-day = { $what } : { $day }
fact-address = { $address }
nothing-remembered = Je n'ai rien gardé là-dessus.
forgotten = C'est oublié. Les commandes passées gardent leur adresse.
tap-forget = Oublier { $who }
tap-forget-me = M'oublier
found-without = Rien ici ne répond à « { $what } » : j'ai laissé cela de côté.
left-out = Laissé de côté, comme vous l'avez dit : { $what }.
for-them = Bien sûr, ce sera livré à : { $who }.
what-shall-it-be = Qu'est-ce que ce sera ?
note-kept = La carte dira : « { $note } ».
ask-address-of = Où faut-il livrer ? Écrivez le nom et l'adresse, pour : { $who }.
ask-address-again-of = À quel nom et à quelle adresse, pour : { $who } ?
ask-saved-address-of = Pour { $who }, ici ?
    { $address }
which-day = Quel jour faut-il livrer ?
on-day = { $day }
day-not-held = Impossible de livrer le { $day }.
nearest-day = Le jour le plus proche est le { $day }. Cela vous convient ?
no-day-at-all = Cette livraison n'a aucun jour libre pour l'instant. Quelqu'un de { $shop } peut vous aider.
day-gone = Le jour choisi ne peut plus être tenu : l'heure limite est passée.
which-slot = À quel moment de la journée ?
tap-morning = Le matin
tap-afternoon = L'après-midi
tap-evening = En soirée
tap-any = Peu importe
slot-morning = le matin
slot-afternoon = l'après-midi
slot-evening = en soirée
arrives-on = Livraison le { $day }
arrives-on-slot = Livraison le { $day }, { $slot }
sum-for = Pour { $who }
sum-note = Carte · « { $note } »
ask-note = Voulez-vous joindre une carte ? Écrivez ce qu'elle doit dire.
ask-note-words = Volontiers. Que doit-elle dire ?
note-too-long = C'est trop long pour la carte : { $most } caractères au plus. Pouvez-vous raccourcir ?
tap-no-note = Sans carte
over-budget = Cela fait { $over } de plus que les { $budget } annoncés.
over-budget-delivery = Avec { $shipping } de livraison, cela fait { $over } de plus que les { $budget } annoncés.
wished-for = Vous le souhaitez pour le { $day }.
no-day-promised = { $name } ne garantit pas de jour précis : je ne peux pas promettre le { $day }.
whom = { $who ->
    [parents] vos parents
    [grands-parents] vos grands-parents
   *[other] votre { $who }
  }

# Ce que le catalogue n'a pas : demandé à une personne, et proposé
ask-someone = Dois-je demander à quelqu'un de { $shop } de le trouver pour vous ?
seeking = J'ai demandé à quelqu'un de { $shop } de le chercher : « { $text } ». On vous répondra ici.
seeking-budget = Budget : jusqu'à { $budget }.
seeking-by = Pour le { $day }.
laid-out = { $count ->
    [one] Voici ce que je vous propose :
   *[other] Voici { $count } propositions :
  }
quote-for = Pour : { $recipient }
quote-limit = Jusqu'à { $count } pièces à ce prix l'unité.
quote-lead = { $days ->
    [one] Envoi { $days } jour ouvré après votre commande.
   *[other] Envoi { $days } jours ouvrés après votre commande.
 }
quote-until = L'offre vous est réservée jusqu'au { $day }.
quote-at-most = { $count ->
    [one] Je ne peux vous en proposer qu'un seul exemplaire. Je l'ajoute à votre panier ?
   *[other] Je peux vous en proposer { $count } au plus. Je les ajoute à votre panier ?
 }
quote-expired = L'offre « { $title } » a expiré. Quelqu'un de la boutique pourra peut-être la renouveler.
quote-withdrawn = L'offre « { $title } » n'est plus disponible.
quote-bought = Vous avez déjà acheté « { $title } » ; l'offre ne valait qu'une fois.
quote-replaced = Cette nouvelle offre remplace « { $title } ».
quote-taken-out = Je l'ai retirée de votre panier.
tap-quote = Je le prends
tap-seek = Demander

# Acheter sans demander, jusqu'à une somme
permit-not-here = { $shop } ne débite aucune carte sur simple parole : on vous demande toujours votre accord.
permit-no-card = Pour cela, il me faut une carte enregistrée chez notre prestataire de paiement : écrivez « enregistrez ma carte », ou payez une fois en ligne et laissez la page la garder. Redites-le-moi ensuite.
permit-how-much = Jusqu'à quelle somme { $period ->
    [day] par jour
    [week] par semaine
   *[month] par mois
 } puis-je acheter sans vous demander ?
permit-currency = Nous comptons ici en { $currency }. Jusqu'à quelle somme en { $currency } { $period ->
    [day] par jour
    [week] par semaine
   *[month] par mois
 } puis-je acheter sans vous demander ?
permit-at-most = { $shop } n'accepte pas plus de { $limit } sans demander ; je vous propose donc cette somme.
permit-limit = { $period ->
    [day] *Jusqu'à { $limit } par jour* sans vous redemander ; un jour va de minuit à minuit ({ $zone }).
    [week] *Jusqu'à { $limit } par semaine* sans vous redemander ; la semaine commence le lundi ({ $zone }).
   *[month] *Jusqu'à { $limit } par mois* sans vous redemander ; le mois commence le 1er ({ $zone }).
 }
permit-means = Cela veut dire : quand vous me dites d'acheter, je commande aussitôt, je débite votre { $card } ••{ $last4 } et je vous annonce la somme.
permit-undo = Chaque fois, « comme avant » revient en arrière pendant { $minutes } minutes.
permit-cancel = Une commande peut être annulée comme d'habitude.
permit-above = Au-delà, et pour toute commande de plus de { $order }, je vous demande d'abord.
permit-end = Cela vaut jusqu'au { $day }, ou jusqu'à ce que vous y mettiez fin : « plus d'achats sans demander » l'arrête aussitôt.
ask-permit = Me donnez-vous cette autorisation ?
tap-permit = Oui, j'autorise
tap-no-permit = Non, demandez
permit-refused = Alors je vous demande toujours d'abord.
permitted = Merci. Je peux acheter jusqu'à *{ $limit } { $period ->
    [day] par jour
    [week] par semaine
   *[month] par mois
 }* sans vous demander.
tell-permitted = Nous avons noté ce que vous avez dit à une personne de { $shop } : je peux acheter jusqu'à *{ $limit } { $period ->
    [day] par jour
    [week] par semaine
   *[month] par mois
 }* sans vous demander.
permit-how-to-end = « Combien pouvez-vous dépenser ? » montre ce qui reste, « plus d'achats sans demander » y met fin aussitôt.
permit-none = Je n'achète rien sans vous demander : vous dites oui à chaque commande.
permit-how-to-give = Pour m'y autoriser, dites une somme, par exemple « vous pouvez acheter jusqu'à 50 € par mois sans demander ».
permit-stands = Je peux acheter jusqu'à { $limit } { $period ->
    [day] par jour
    [week] par semaine
   *[month] par mois
 } sans vous demander.
permit-spent = Dépensé jusqu'ici : { $spent }. Reste jusqu'au { $day } : { $left }.
permit-ended = C'est fait. Désormais, je n'achète plus rien sans vous demander d'abord.
ask-order = Je le commande pour vous ?
ordering = C'est commandé. { $total } sont en cours de débit sur votre { $card } ••{ $last4 }, dans la limite de votre autorisation.
ordering-left = Reste { $period ->
    [day] aujourd'hui
    [week] cette semaine
   *[month] ce mois-ci
 } : { $left }.
ordering-undo = « Comme avant » revient en arrière pendant { $minutes } minutes.
purchase-undone = C'est annulé. La commande *{ $number }* n'aura pas lieu, et { $total } sont remboursés sur votre carte.
purchase-stopped = C'est noté. Dès que la banque aura répondu, la commande sera annulée et { $total } remboursés sur votre carte.

### Ce qu'ils en ont pensé
rating-ask = Comment s'est passé votre échange avec { $shop } ? Un chiffre suffit : 1 pour mauvais, 5 pour excellent.
rating-thanks = Merci, c'est bon à savoir. Si vous le souhaitez, dites-nous pourquoi en quelques mots.
rating-sorry = Merci de nous le dire, et toutes nos excuses. Qu'est-ce qui aurait dû mieux se passer ? Quelques mots nous aideront à y remédier.
rating-noted = Merci, c'est noté.
rating-noted-sorry = Merci, j'ai transmis votre remarque à l'équipe de { $shop }.
tap-rate-1 = 1 – Mauvais
tap-rate-2 = 2 – Décevant
tap-rate-3 = 3 – Moyen
tap-rate-4 = 4 – Bien
tap-rate-5 = 5 – Excellent

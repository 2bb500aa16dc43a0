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
found-nothing = Je n'ai rien trouvé pour « { $text } ». Dites-m'en un peu plus, ou parcourez la boutique.
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
cancel-too-late = La commande *{ $number }* est déjà partie, elle ne peut plus être annulée. Quelqu'un peut vous aider à la renvoyer.
cancel-too-late-now = Elle est déjà partie et ne peut plus être annulée. Quelqu'un peut vous aider à la renvoyer.
return-by-person = Les retours sont suivis par une personne. Je lui demande de regarder la commande *{ $number }* ?
returns-ask = Les retours et leurs conditions, c'est quelqu'un de { $shop } qui s'en occupe. Je fais venir quelqu'un ?

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

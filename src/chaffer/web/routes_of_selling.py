"""Routes of those who sell: clients, look boards, writing unasked, commission."""

from chaffer.commerce.commission.rule import Rule
from chaffer.desk.stylists.clients import ClientRow
from chaffer.desk.stylists.reaching import Caps
from chaffer.web.api import boards, commissions, stylists
from chaffer.web.cursors import Page
from chaffer.web.route import PERSON, Nothing, Route

V1 = "/api/v1"
BOARDS = [
    Route("GET", V1 + "/look-boards", boards.list_, "catalog.read", "Look boards, newest first", Page[boards.BoardOut],
          boards.BoardsAsked),
    Route("GET", V1 + "/look-boards/{id}", boards.get, "catalog.read", "One look board", boards.BoardOut),
    Route("POST", V1 + "/look-boards", boards.add, "outreach.write", "Keep 1 to 10 products under a name",
          boards.BoardOut, boards.NewBoard, 201),
    Route("PATCH", V1 + "/look-boards/{id}", boards.change, "outreach.write", "Change a look board", boards.BoardOut,
          boards.BoardChange),
    Route("DELETE", V1 + "/look-boards/{id}", boards.remove, "outreach.write",
          "Take a look board away; what was sent stays as it is", Nothing),
]  # fmt: skip
CLIENTS = [
    Route("GET", V1 + "/clients", stylists.clients, "contacts.read", "Own clients: what they bought, wish for, celebrate",
          Page[ClientRow], stylists.ClientsAsked),
    Route("POST", V1 + "/outreach/look", stylists.look, "outreach.write",
          "Who would get it, as they would read it, and who not and why; nothing is sent", stylists.OutreachOut,
          stylists.NewOutreach),
    Route("POST", V1 + "/outreach", stylists.send, "outreach.write", "Write to each of these alone", stylists.OutreachOut,
          stylists.NewOutreach, 202),
    Route("GET", V1 + "/outreach-caps", stylists.caps, "conversations.read", "How often one writes unasked", Caps),
    Route("PUT", V1 + "/outreach-caps", stylists.set_caps, "shop.write", "Say how often one writes unasked", Caps,
          stylists.CapsIn),
    Route("GET", V1 + "/stylists", stylists.list_, "staff.read", "How people appear to shoppers", stylists.Stylists),
    Route("PATCH", V1 + "/stylists/{id}", stylists.change, "staff.write",
          "Give somebody a signature, a number of their own", stylists.StylistOut, stylists.StylistChange),
    Route("GET", V1 + "/session/signature", stylists.get_own, PERSON, "How you appear to shoppers", stylists.StylistOut),
    Route("PUT", V1 + "/session/signature", stylists.change_own, PERSON,
          "What stands above your words where the channel does not say who writes", stylists.StylistOut,
          stylists.SignatureChange),
]  # fmt: skip
COMMISSION = [
    Route("GET", V1 + "/commissions", commissions.list_, "conversations.read",
          "What was earned by selling, entry by entry; your own unless you may see everybody's",
          Page[commissions.CommissionOut], commissions.CommissionsAsked),
    Route("GET", V1 + "/commissions/months", commissions.by_month, "conversations.read", "The same by person and month",
          commissions.Months, commissions.MonthsAsked),
    Route("GET", V1 + "/commissions/csv", commissions.as_csv, "conversations.read", "The entries as a file", bytes,
          commissions.FileAsked, media_type="text/csv"),
    Route("GET", V1 + "/commission-rule", commissions.rule, "conversations.read", "By which rule an order is somebody's", Rule),
    Route("PUT", V1 + "/commission-rule", commissions.set_rule, "shop.write",
          "Change the rule; orders that are placed keep theirs", Rule, commissions.RuleIn),
]  # fmt: skip
SELLING = [*BOARDS, *CLIENTS, *COMMISSION]

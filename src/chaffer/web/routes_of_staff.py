"""Routes about the people who work in a shop: signing in, sessions, invitations, roles."""

from chaffer.web.api import invitations, roles, second_factor, session, sign_on, sign_on_providers, staff
from chaffer.web.cursors import Page, PageAsked
from chaffer.web.route import PERSON, PUBLIC, Nothing, Route
from chaffer.web.signing_in.opened import SessionOut

V1 = "/api/v1"
_SESSION = V1 + "/session"
_FACTOR = _SESSION + "/second-factor"

SIGNING_IN = [
    Route("POST", _SESSION, session.sign_in, PUBLIC, "Sign in; the session comes as a cookie", SessionOut, session.SignIn),
    Route("GET", _SESSION, session.get, PERSON, "Who is signed in, and what they may do", SessionOut),
    Route("PATCH", _SESSION, session.change, PERSON, "Change one's own name, language and settings", SessionOut,
          session.SelfChange),
    Route("DELETE", _SESSION, session.sign_out, PERSON, "Sign out", Nothing),
    Route("PUT", _SESSION + "/password", session.change_password, PERSON,
          "A new password; one's other sessions end", SessionOut, session.NewPassword),
    Route("GET", V1 + "/sign-on", sign_on.list_, PUBLIC, "Which other houses' accounts let people in", sign_on.SignOns,
          sign_on.SignOnAsked),
    Route("GET", V1 + "/sessions", session.list_, PERSON, "Where one is signed in, newest first", session.Sessions),
    Route("DELETE", V1 + "/sessions/{id}", session.end, PERSON, "End one of one's own sessions", Nothing),
    Route("POST", _FACTOR, second_factor.begin, PERSON, "Begin to set up a second factor",
          second_factor.SecondFactorOut, shown_once=True),
    Route("PUT", _FACTOR, second_factor.confirm, PERSON, "A first code of it: from now on it counts",
          second_factor.RecoveryCodes, second_factor.FirstCode),
    Route("DELETE", _FACTOR, second_factor.drop, PERSON, "Take the second factor away", Nothing,
          second_factor.OwnPassword, body=True),
]  # fmt: skip
LINKS = [
    Route("GET", V1 + "/invitations", invitations.list_, "staff.read", "Invitations nobody has followed yet",
          invitations.Invitations),
    Route("POST", V1 + "/invitations", invitations.add, "staff.write", "Invite somebody; the link is shown once",
          invitations.LinkMade, invitations.NewInvitation, 201, shown_once=True),
    Route("DELETE", V1 + "/invitations/{id}", invitations.withdraw, "staff.write", "The link is good no more", Nothing),
    Route("POST", V1 + "/invitations/{id}/resend", invitations.resend, "staff.write",
          "A new link in place of this one; it is shown once", invitations.LinkMade, status=201, shown_once=True),
    Route("POST", V1 + "/invitations/look", invitations.look, PUBLIC, "What a link is good for", invitations.LinkOut,
          invitations.LinkAsked),
    Route("POST", V1 + "/invitations/accept", invitations.accept, PUBLIC,
          "Follow a link: choose a password, be signed in", SessionOut, invitations.Acceptance),
]  # fmt: skip
PEOPLE = [
    Route("GET", V1 + "/staff", staff.list_, "staff.read", "The shop's people, oldest first", Page[staff.StaffOut],
          PageAsked),
    Route("PATCH", V1 + "/staff/{id}", staff.change, "staff.write", "Say what somebody may do, or that they are out",
          staff.StaffOut, staff.StaffChange),
    Route("POST", V1 + "/staff/{id}/reset", staff.reset_password, "staff.write",
          "A link with which somebody chooses a new password", invitations.LinkMade, staff.ResetAsked, 201,
          shown_once=True),
    Route("DELETE", V1 + "/staff/{id}/sessions", staff.sign_out, "staff.write",
          "Sign somebody out wherever they are signed in", Nothing),
    Route("GET", V1 + "/roles", roles.list_, "staff.read", "Roles and what they may do", roles.Roles),
    Route("POST", V1 + "/roles", roles.add, "staff.write", "A role of the shop's own", roles.RoleOut, roles.NewRole, 201),
    Route("PATCH", V1 + "/roles/{id}", roles.change, "staff.write", "Change one of the shop's own roles", roles.RoleOut,
          roles.RoleChange),
    Route("DELETE", V1 + "/roles/{id}", roles.remove, "staff.write", "Take one of the shop's own roles away", Nothing),
]  # fmt: skip
PROVIDERS = [
    Route("GET", V1 + "/sign-on-providers", sign_on_providers.list_, "shop.own",
          "Houses whose accounts let people in, and where they send people back to", sign_on_providers.Providers),
    Route("POST", V1 + "/sign-on-providers", sign_on_providers.add, "shop.own", "Take one more house's word",
          sign_on_providers.ProviderOut, sign_on_providers.NewProvider, 201),
    Route("POST", V1 + "/sign-on-providers/look", sign_on_providers.look, "shop.own",
          "Whether a house is reached and describes itself", sign_on_providers.IssuerTold,
          sign_on_providers.IssuerAsked),
    Route("DELETE", V1 + "/sign-on-providers/{id}", sign_on_providers.remove, "shop.own",
          "Nobody comes in by it any more", Nothing),
]  # fmt: skip
STAFF = [*SIGNING_IN, *LINKS, *PEOPLE, *PROVIDERS]

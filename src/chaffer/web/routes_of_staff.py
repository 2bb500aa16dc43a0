"""Routes about the people who work in a shop: signing in, sessions, invitations, roles."""

from chaffer.web.api import invitations, second_factor, session
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
    Route("POST", V1 + "/invitations/look", invitations.look, PUBLIC, "What a link is good for", invitations.LinkOut,
          invitations.LinkAsked),
    Route("POST", V1 + "/invitations/accept", invitations.accept, PUBLIC,
          "Follow a link: choose a password, be signed in", SessionOut, invitations.Acceptance),
]  # fmt: skip
STAFF = [*SIGNING_IN, *LINKS]

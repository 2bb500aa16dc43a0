"""Routes of the list people work from, and of the teams who do."""

from chaffer.desk.rows.shown import InboxRow
from chaffer.web.api import clients, find, inbox, labels, teams
from chaffer.web.cursors import Page
from chaffer.web.route import Nothing, Route

V1 = "/api/v1"
LIST = [
    Route("GET", V1 + "/inbox", inbox.list_, "conversations.read", "Conversations as people work through them",
          Page[InboxRow], inbox.InboxAsked),
    Route("GET", V1 + "/inbox/rows", inbox.rows, "conversations.read", "These rows of the list, as they are now",
          inbox.Rows, inbox.RowsAsked),
    Route("GET", V1 + "/inbox/counts", inbox.counts, "conversations.read", "How many each view holds",
          inbox.InboxCounts),
    Route("GET", V1 + "/inbox/{id}", inbox.get, "conversations.read", "One row of the list, as it is now", InboxRow),
]  # fmt: skip
FIND = [
    Route("GET", V1 + "/find", find.find, "conversations.read", "People, messages and orders by a few words",
          find.Found, find.FindAsked),
]  # fmt: skip
LABELS = [
    Route("GET", V1 + "/labels", labels.list_, "conversations.read", "The shop's labels, by name", labels.Labels),
    Route("POST", V1 + "/labels", labels.add, "conversations.write", "One more label", labels.LabelOut,
          labels.NewLabel, 201),
    Route("PATCH", V1 + "/labels/{id}", labels.change, "conversations.write", "Call or colour a label differently",
          labels.LabelOut, labels.LabelChange),
    Route("DELETE", V1 + "/labels/{id}", labels.remove, "conversations.write",
          "Take a label away, also from conversations", Nothing),
    Route("GET", V1 + "/saved-filters", labels.saved, "conversations.read", "Filters you can see, the oldest first",
          labels.SavedFilters),
    Route("POST", V1 + "/saved-filters", labels.save, "conversations.write", "Save a filter of the list",
          labels.SavedFilter, labels.NewFilter, 201),
    Route("PATCH", V1 + "/saved-filters/{id}", labels.change_saved, "conversations.write", "Change a saved filter",
          labels.SavedFilter, labels.FilterChange),
    Route("DELETE", V1 + "/saved-filters/{id}", labels.forget, "conversations.write", "Forget a saved filter", Nothing),
]  # fmt: skip
TEAMS = [
    Route("GET", V1 + "/teams", teams.list_, "conversations.read", "Teams, the oldest first", teams.Teams),
    Route("POST", V1 + "/teams", teams.add, "shop.write", "One more team", teams.TeamOut, teams.NewTeam, 201),
    Route("PATCH", V1 + "/teams/{id}", teams.change, "shop.write", "Change a team's people, hours and routing",
          teams.TeamOut, teams.TeamChange),
    Route("DELETE", V1 + "/teams/{id}", teams.remove, "shop.write", "Dissolve a team; its queue is everybody's",
          Nothing),
    Route("GET", V1 + "/agents", teams.agents, "conversations.read", "Who is at the desk, and how much each has",
          teams.Agents),
    Route("PATCH", V1 + "/agents/me", teams.change_me, "conversations.write", "Say that you are away, or back",
          teams.AgentOut, teams.AgentChange),
    Route("PATCH", V1 + "/agents/{id}", teams.change_agent, "conversations.supervise",
          "Say how much somebody can carry, and whether they are there",
          teams.AgentOut, teams.AgentChange),
    Route("GET", V1 + "/contacts/{id}/keeper", clients.get, "contacts.read", "Whose client a shopper is",
          clients.Keeper),
    Route("PUT", V1 + "/contacts/{id}/keeper", clients.put, "contacts.write",
          "Say whose client a shopper is: their conversations come to this person first", clients.Keeper,
          clients.Keeper),
    Route("GET", V1 + "/sla-policies", teams.policies, "conversations.read", "How soon shoppers are answered, by rank",
          teams.SlaPolicies),
    Route("POST", V1 + "/sla-policies", teams.add_policy, "shop.write", "One more policy", teams.SlaOut, teams.NewSla,
          201),
    Route("PATCH", V1 + "/sla-policies/{id}", teams.change_policy, "shop.write", "Change a policy", teams.SlaOut,
          teams.SlaChange),
    Route("DELETE", V1 + "/sla-policies/{id}", teams.remove_policy, "shop.write", "Take a policy away", Nothing),
]  # fmt: skip
INBOX = [*LIST, *FIND, *LABELS, *TEAMS]

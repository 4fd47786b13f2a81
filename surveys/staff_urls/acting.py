"""Staff pages of surveys: actions, what was learned, what the public is told."""

from django.urls import path

from surveys.views.acting import actions, approving, entries, evidence, going, learning

ONE = "actions/<uuid:pk>/"
ENTRY = "we-said/<uuid:pk>/"

urlpatterns = [
    path("actions/", actions.actions, name="actions"),
    path("actions/new/", actions.new, name="new-action"),
    path(ONE, actions.action, name="action"),
    path(f"{ONE}change/", actions.change, name="change-action"),
    path(f"{ONE}notes/", going.notes, name="action-notes"),
    path(f"{ONE}state/", going.moves, name="action-state"),
    path(f"{ONE}evidence/", evidence.evidence, name="action-evidence"),
    path(f"{ONE}learning/", going.learn, name="action-learning"),
    path(f"{ONE}learning/<int:learning>/", going.embedded, name="action-embedded"),
    path(f"{ONE}we-said/", entries.new_entry, name="new-we-said"),
    path("learning/", learning.learning, name="learning"),
    path("learning/csv/", learning.learning_csv, name="learning-csv"),
    path("learning/xlsx/", learning.learning_xlsx, name="learning-xlsx"),
    path("we-said/", entries.entries, name="all-we-said"),
    path(ENTRY, entries.entry, name="we-said"),
    path(f"{ENTRY}write/", entries.write_entry, name="write-we-said"),
    path(f"{ENTRY}forward/", approving.forward, name="we-said-forward"),
    path(f"{ENTRY}approval/", approving.approval, name="we-said-approval"),
    path(f"{ENTRY}back/", approving.back, name="we-said-back"),
    path(f"{ENTRY}down/", approving.down, name="we-said-down"),
]

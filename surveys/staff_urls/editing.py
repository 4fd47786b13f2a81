"""Staff pages of surveys: writing and changing them."""

from django.urls import path

from surveys.views.editing import conditions, publishing, questions, surveys, trying, writing

ONE = "surveys/<slug:code>/"
FORM = "surveys/<slug:code>/<slug:form>/"
QUESTION = f"{FORM}questions/<slug:question>/"

urlpatterns = [
    path("surveys/", surveys.surveys, name="surveys"),
    path("surveys/new/", surveys.new, name="new-survey"),
    path(ONE, surveys.survey, name="survey"),
    path(f"{ONE}words/", surveys.words, name="survey-words"),
    path(f"{ONE}end/", surveys.end, name="survey-end"),
    path(f"{ONE}trials/delete/", trying.forget, name="delete-trials"),
    path(FORM, questions.questions, name="questions"),
    path(f"{FORM}bank/", questions.bank, name="bank"),
    path(f"{FORM}add/", writing.add, name="add-question"),
    path(f"{FORM}move/", questions.move, name="move-page"),
    path(f"{FORM}throw-away/", questions.throw_away, name="throw-away"),
    path(f"{FORM}checks/", publishing.checks, name="checks"),
    path(f"{FORM}preview/", trying.preview, name="preview"),
    path(f"{FORM}try/", trying.try_it, name="try"),
    path(f"{FORM}versions/", publishing.versions, name="versions"),
    path(f"{FORM}versions/<int:number>/", publishing.version, name="version"),
    path(QUESTION, writing.question, name="question"),
    path(f"{QUESTION}when/", conditions.when, name="when"),
    path(f"{QUESTION}remove/", questions.remove, name="remove-question"),
]

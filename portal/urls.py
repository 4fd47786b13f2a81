"""Every address of the portal. Rooms are named by string, so that nothing is imported upwards."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from portal import views
from portal.accounts.idle.views import session
from portal.languages.recordings.views import recording
from portal.notices.receipts import receipts
from portal.notices.receiving import texts

urlpatterns = [
    path("", views.front_door, name="front-door"),
    path("health/live", views.live, name="health-live"),
    path("health/ready", views.ready, name="health-ready"),
    path("recordings/<uuid:pk>", recording, name="recording"),
    path("session/", session, name="session"),
    # Staff pages are English, and stay where they are when the language of the reader changes.
    path("staff/", include(("portal.accounts.staff_urls", "staff"))),
    path("staff/account/", include("portal.accounts.sign_in_urls")),
    path("staff/messages/", include(("portal.ui.staff_urls", "staff-feedback"))),
    path("staff/alerts/", include(("portal.alerts.staff_urls", "staff-alerts"))),
    path("staff/use/", include(("portal.usage.staff_urls", "staff-usage"))),
    path("staff/languages/", include(("portal.languages.staff_urls", "staff-languages"))),
    path("staff/directory/", include(("directory.staff_urls", "staff-directory"))),
    path("staff/carers/", include(("carers.staff_urls", "staff-carers"))),
    path("staff/hand-over/", include(("portal.webhooks.staff_urls", "staff-hand-over"))),
    path("staff/cases/", include(("carers.case_urls", "staff-cases"))),
    path("staff/surveys/", include(("surveys.staff_urls", "staff-surveys"))),
    path("s/", include(("surveys.short_urls", "short"))),
    path("feeds/", include(("surveys.urls.feeds", "feeds"))),
    path("api/surveys/v1/", include(("surveys.api_urls", "surveys-api"))),
    path("api/notices/texts/", texts, name="notices-texts"),
    path("api/notices/receipts/", receipts, name="notices-receipts"),
    path("api/carers/v1/", include(("carers.api_urls", "carers-api"))),
    *i18n_patterns(
        path("", include("portal.ui.urls")),
        path("directory/", include(("directory.urls", "directory"))),
        path("carers/", include(("carers.urls", "carers"))),
        path("surveys/", include(("surveys.urls", "surveys"))),
        path("we-asked-you-said/", include(("surveys.urls.we_said", "we-said"))),
        path("account/", include(("portal.accounts.public.urls", "account"))),
        path("open/", include(("carers.urls.kept", "kept"))),
        # Stands in e-mails, so that it names no room.
        path("back/", include(("questionnaires.urls", "questionnaires"))),
        prefix_default_language=True,
    ),
]

handler400 = "portal.ui.views.errors.bad_request"
handler403 = "portal.ui.views.errors.permission_denied"
handler404 = "portal.ui.views.errors.page_not_found"
handler500 = "portal.ui.views.errors.server_error"
# allauth asks here when someone tries too often.
handler429 = "portal.accounts.views.too_many_tries"

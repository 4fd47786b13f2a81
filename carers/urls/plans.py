"""A carer's plan and her emergency plan."""

from django.urls import URLPattern, path

from carers.views import emergency, plans, sending

urlpatterns: list[URLPattern] = [
    path("plans/make/<uuid:draft>/", plans.make, name="make-plan"),
    path("plans/deleted/", plans.deleted, name="plan-deleted"),
    path("plans/<uuid:plan>/", plans.plan, name="plan"),
    path("plans/<uuid:plan>/change/", plans.change, name="plan-change"),
    path("plans/<uuid:plan>/refresh/", plans.refresh, name="plan-refresh"),
    path("plans/<uuid:plan>/print/", plans.print_page, name="plan-print"),
    path("plans/<uuid:plan>/pdf/", plans.pdf, name="plan-pdf"),
    path("plans/<uuid:plan>/leave/", plans.leave, name="plan-leave"),
    path("plans/<uuid:plan>/send/", sending.send, name="plan-send"),
    path("plans/<uuid:plan>/remind/", sending.remind, name="plan-remind"),
    path("plans/<uuid:plan>/delete/", plans.delete, name="plan-delete"),
    path("plans/<uuid:plan>/emergency/<int:person>/", emergency.show, name="emergency"),
    path("plans/<uuid:plan>/emergency/<int:person>/pdf/", emergency.pdf, name="emergency-pdf"),
    path("plans/<uuid:plan>/emergency/<int:person>/card/", emergency.card, name="emergency-card"),
    path(
        "plans/<uuid:plan>/emergency/<int:person>/delete/",
        emergency.delete,
        name="emergency-delete",
    ),
    path(
        "plans/<uuid:plan>/emergency/<int:person>/<slug:part>/",
        emergency.edit,
        name="emergency-edit",
    ),
]

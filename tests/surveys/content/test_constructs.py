"""What is measured, in both forms, and what it is mapped to."""

import pytest

from surveys.constructs import carriers, constructs
from surveys.models import Form
from tests.surveys.content.shipped import FORMS, tags

STANDARD_ONLY = {
    "sg-asked",
    "dp-listened",
    "dp-ease-information",
    "dp-ease-plan",
    "dp-ease-assistant",
    "dp-ease-employer",
    "dp-ease-card",
    "dp-ease-reviews",
    "dp-service-help",
    "dp-language",
}
"""Too much for easy read."""


def test_every_indicator_is_explained_and_every_explanation_is_asked():
    asked = {tag for code, form in FORMS for tag in tags(code, form, "indicator:")}
    assert asked == set(constructs())


@pytest.mark.parametrize("code", constructs())
def test_both_forms_carry_it(code):
    forms = {form for _, form, _ in carriers(code)}
    assert forms == ({Form.STANDARD} if code in STANDARD_ONLY else set(Form))


def test_no_mapping_passes_as_confirmed():
    for one in constructs().values():
        assert one.ascof
        assert one.theme
        assert one.cqc
        assert one.verify == "[verify]"


def test_carriers_name_survey_form_and_question():
    assert ("experience-carer", Form.EASY, "listened-easy") in set(carriers("listened"))

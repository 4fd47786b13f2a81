"""The written record of an assessment and its decision, as a letter in the carer's language.

`showing` has what her own pages need, `delivering` how it counts as sent, `writing` what staff do.
"""

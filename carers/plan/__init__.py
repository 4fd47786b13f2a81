"""A carer’s plan: made from her answers by rules that are data; kept, changed, sent."""

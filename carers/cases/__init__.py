"""What becomes of a self-assessment that a carer has sent: from 'sent' to 'reviewed'."""

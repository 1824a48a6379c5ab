"""A ritual: when it is, who said yes, which times are moved or left out."""
